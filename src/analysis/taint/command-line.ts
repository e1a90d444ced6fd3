/**
 * `getopt`: options with their values, and what is left over.
 *
 *     options, rest = getopt.getopt(sys.argv[1:], "hl:")
 *     for name, value in options: …       `name` is "-h" or "-l", whoever runs the program; `value` is what was given
 */
import { exactList, first, type Builtin } from './builtin-values.js';
import { newObject, type HeapObject, revisedObject } from './heap.js';
import { refValue, taintedValue, typedValue, type Value, revised } from './values.js';

export const parsedOptions: Builtin = (m, frame, call) => {
  const given = first(call);
  if (given === undefined) return undefined;
  const text: Value = revised(taintedValue(frame.state.deepTaint(given)), { types: ['str'] });
  const { node } = call.site;
  const pair: HeapObject = revisedObject(newObject('sequence'), {
    fields: new Map([
      ['n:0', typedValue('str')],
      ['n:1', text],
    ]),
    length: 2,
  });
  const listOf = (element: Value, variant: number): Value => {
    const list: HeapObject = revisedObject(newObject('sequence'), { length: undefined, rest: element });
    return refValue(m.allocate(frame, node, list, variant), ['list']);
  };
  const options = listOf(refValue(m.allocate(frame, node, pair, 7), ['tuple']), 8);
  return exactList(m, frame, call, [options, listOf(text, 9)], 'tuple');
};
