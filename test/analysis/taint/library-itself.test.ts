import { describe } from 'vitest';
import { handler, table } from './table.js';

describe('a repository that holds the library itself', () => {
  table({
    'models say what its functions do': {
      'src/flask/__init__.py': 'from .helpers import redirect\n',
      'src/flask/helpers.py': 'def redirect(location):\n    return location\n',
      'app.py': handler('redirect(request.args["q"]) # ! open-redirect'),
    },
    'a module that is called like a library is not the library': {
      'html.py': 'def escape(text):\n    return text\n',
      'app.py': handler('Markup(escape(request.args["q"])) # ! xss', 'from html import escape'),
    },
  });
});
