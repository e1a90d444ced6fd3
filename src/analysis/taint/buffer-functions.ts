/** Objects that are filled and read later: buffers, cells of a context, `threading.local()`. */
import { first, type Builtin } from './builtin-values.js';
import { newObject, type HeapObject, revisedObject } from './heap.js';
import { NOTHING, constantValue, refValue, taintedValue } from './values.js';

/** `print(x, file=buffer)` writes into the buffer. */
export const printed: Builtin = (_m, frame, call) => {
  const file = call.args.keywords.get('file');
  for (const value of file === undefined ? [] : call.args.positional)
    frame.state.addElement(file!, taintedValue(frame.state.deepTaint(value)));
  return constantValue(null);
};

/** `threading.local()`: an object without attributes of its own. */
export const emptyObject: Builtin = (m, frame, call) =>
  refValue(m.allocate(frame, call.site.node, newObject('instance'), 6), ['types.SimpleNamespace']);

/** A cell that is set and asked for. */
export const cell: Builtin = (m, frame, call) => {
  const object: HeapObject = revisedObject(newObject('opaque'), {
    rest: call.args.keywords.get('default') ?? NOTHING,
  });
  return refValue(m.allocate(frame, call.site.node, object, 6), ['contextvars.ContextVar']);
};

export const byteBuffer: Builtin = (m, frame, call) => {
  const object: HeapObject = revisedObject(newObject('opaque'), { rest: first(call) ?? NOTHING });
  return refValue(m.allocate(frame, call.site.node, object, 6), ['bytearray']);
};

export const stringBuffer: Builtin = (m, frame, call) => {
  const object: HeapObject = revisedObject(newObject('opaque'), { rest: first(call) ?? NOTHING });
  return refValue(m.allocate(frame, call.site.node, object, 6), ['io.StringIO']);
};
