/** Methods of receivers whose type nothing tells: the only one of that name in the program is meant. */
import { describe } from 'vitest';
import { handler, table } from './table.js';

const store = `class Store:
    def find_rows(self, text):
        conn.execute(text) # ! sql-injection
    def table_name(self, text):
        return "rows"
`;

describe('receivers of unknown type', () => {
  table({
    'a sink in the only method of the name': handler('load().find_rows(request.args["q"])', store),
    'what the only method does not return does not come out': handler(
      'conn.execute(load().table_name(request.args["q"]))',
      store.replace(' # ! sql-injection', ''),
    ),
    'a parameter whose class nobody names': handler(
      'show(load(), request.args["q"])',
      `${store}
def show(store, text):
    store.find_rows(text)`,
    ),
    'an object that an unknown call made of data gives data': handler(
      'conn.execute(parse(request.args["q"]).table_name("x")) # ! sql-injection',
      store.replace(' # ! sql-injection', ''),
    ),
    'but does not consist of it': handler(
      'parse(request.args["q"]).show_rows()',
      `class Store:
    def show_rows(self):
        conn.execute(self.statement)`,
    ),
    'two classes with such a method: either may be meant, so all comes out': handler(
      'conn.execute(load().table_name(request.args["q"])) # ! sql-injection',
      `class A:
    def table_name(self, text): return "a"
class B:
    def table_name(self, text): return "b"`,
    ),
    "a name of one word may be any library's": handler(
      'conn.execute(load().clean(request.args["q"])) # ! sql-injection',
      `class A:
    def clean(self, text): return "a"`,
    ),
    'a name that models know of a library': handler(
      'conn.execute(load().get_json(request.args["q"])) # ! sql-injection',
      `class A:
    def get_json(self, text): return "a"`,
    ),
    "a receiver of a library's type": handler(
      'conn.execute(conn.table_name(request.args["q"])) # ! sql-injection',
      store.replace(' # ! sql-injection', ''),
    ),
  });
});
