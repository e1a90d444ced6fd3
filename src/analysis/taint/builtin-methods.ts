/**
 * Methods of text and containers. They apply to values of those types, to library types that derive from them, and by
 * name to values of unknown type.
 *
 *     d.get("k", x)        the element "k", or x
 *     xs.append(x)         x at the next index
 *     s.startswith(p)      a check of s
 */
import type { CallFacts } from './call-conditions.js';
import {
  same,
  split,
  rightSplit,
  partition,
  rightPartition,
  joinMethod,
  replace,
  startsWith,
  endsWith,
  checks,
  cleanMethod,
  type Method,
} from './text-methods.js';
import {
  get,
  setDefault,
  update,
  items,
  keys,
  values,
  append,
  insert,
  extend,
  pop,
  clear,
  reverse,
  copy,
  rearranged,
  indexOf,
  position,
  takeAny,
  takeFirst,
  takeLast,
  popItem,
  remove,
  sort,
} from './container-methods.js';
import {
  configSet,
  configGet,
  configRead,
  write,
  readAll,
  resolved,
  isRelativeTo,
  relativeTo,
  joinPath,
} from './object-methods.js';
import { combine, difference, intersection, isDisjoint, isSubset, shrink } from './set-methods.js';
import { mappingMethod, replaceMethod } from './record-functions.js';
import { digest } from './digests.js';
import { foldTextMethod } from './constant-methods.js';
import { readSubscript } from './subscripts.js';
import { allArguments } from './calls.js';
import { computedByCall } from './fixed.js';
import { braceFormat, templateFormat } from './formats.js';
import { keyOf, newObject } from './heap.js';
import { joinTaint } from './labels.js';
import type { Frame, Machine } from './machine.js';
import {
  constantValue,
  onlyConstant,
  refValue,
  typedValue,
  withTaint,
  type Value,
  revised,
} from './values.js';

/** Types whose methods these are; '?' is an unknown type. */
const OWNERS = new Set([
  '?',
  'str',
  'bytes',
  'bytearray',
  'list',
  'tuple',
  'dict',
  'set',
  'generator',
  'collections.deque',
  'configparser.ConfigParser',
  'string.Template',
  'io.StringIO',
  'pathlib.Path',
  'range',
  'typing.NamedTuple',
  'queue.Queue',
  'queue.SimpleQueue',
  'queue.LifoQueue',
  'queue.PriorityQueue',
  'hmac.HMAC',
  'contextvars.ContextVar',
]);

export function callBuiltinMethod(
  m: Machine,
  frame: Frame,
  names: readonly string[],
  call: CallFacts,
): Value | undefined {
  const { self } = call;
  if (self === undefined) return undefined;
  const isUnbound =
    self.refs.length === 0 && self.callables.length > 0 && names.some((name) => UNBOUND.test(name));
  if (isUnbound) return callUnbound(m, frame, names, call);
  for (const name of names) {
    const dot = name.lastIndexOf('.');
    const owner = name.slice(0, dot);
    if (!OWNERS.has(owner)) continue;
    const method = name.slice(dot + 1);
    const constant = m.isOff('constants') ? undefined : foldTextMethod(m, frame, method, self, call);
    if (constant !== undefined) return constant;
    const found = SPECIAL.get(name) ?? METHODS.get(method);
    // A method of an object of unknown type that holds nothing known: the default says more.
    if (owner === '?' && self.refs.length === 0 && self.taint.length === 0) {
      if (self.constants === undefined && !TEXT_ONLY.has(method)) continue;
      if (self.constants?.length === 0 && ALSO_FUNCTIONS.has(method)) continue;
    }
    const value = found?.(m, frame, call, self);
    if (value === undefined) continue;
    // For a user's rules a call on an object of unknown type passes on what it is given.
    return owner === '?' && frame.places !== undefined
      ? withArguments(frame, call, value)
      : computedByCall(m, frame, call, value);
  }
  return undefined;
}

/** `str.strip(x)`, as in `map(str.strip, xs)`: the first argument is the object. */
function callUnbound(m: Machine, frame: Frame, names: readonly string[], call: CallFacts): Value | undefined {
  const { positional, nodes } = call.args;
  const [self, ...others] = positional;
  if (self === undefined) return undefined;
  const args = { ...call.args, positional: others, nodes: nodes.slice(1) };
  return callBuiltinMethod(m, frame, names, { ...call, self, args });
}

const UNBOUND = /^(str|bytes|list|dict|set)\.[a-z]\w*$/;

function withArguments(frame: Frame, call: CallFacts, value: Value): Value {
  let { taint } = value;
  for (const argument of allArguments(call.args)) taint = joinTaint(taint, frame.state.deepTaint(argument));
  return withTaint(value, taint);
}

const TEXT_ONLY = new Set([
  'format',
  'join',
  'startswith',
  'endswith',
  'isdigit',
  'isalnum',
  'isalpha',
  'isdecimal',
  'isnumeric',
  'isidentifier',
  'encode',
  'decode',
]);

/** Methods of text whose names modules give to functions of text: `shlex.split(x)`. */
const ALSO_FUNCTIONS = new Set(['split', 'rsplit', 'splitlines', 'partition', 'strip', 'lstrip', 'rstrip']);

function queueMethods(type: string, take: Method): [string, Method][] {
  const methods: [string, Method][] = [
    ['put', append],
    ['put_nowait', append],
    ['get', take],
    ['get_nowait', take],
  ];
  return methods.map(([name, method]) => [`${type}.${name}`, method]);
}

const SPECIAL: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['configparser.ConfigParser.set', configSet],
  ['configparser.ConfigParser.get', configGet],
  ['configparser.ConfigParser.getint', cleanMethod('int')],
  ['configparser.ConfigParser.getboolean', cleanMethod('bool')],
  [
    'configparser.ConfigParser.add_section',
    (m, frame, call, self): Value => {
      const [section] = call.args.positional;
      const at = section === undefined ? undefined : onlyConstant(section);
      if (at !== undefined && frame.state.read(self, keyOf(at)).refs.length === 0)
        frame.state.write(
          self,
          keyOf(at),
          refValue(m.allocate(frame, call.site.node, newObject('mapping'), 8), ['dict']),
        );
      return constantValue(null);
    },
  ],
  ['configparser.ConfigParser.read_dict', configRead],
  ['configparser.ConfigParser.read_string', configRead],
  [
    'string.Template.substitute',
    (m, frame, call, self): Value =>
      templateFormat(m, frame, call.site.node, frame.state.read(self, '.template'), call.args),
  ],
  [
    'string.Template.safe_substitute',
    (m, frame, call, self): Value =>
      templateFormat(m, frame, call.site.node, frame.state.read(self, '.template'), call.args),
  ],
  ['io.StringIO.write', write],
  ['io.StringIO.writelines', write],
  ['contextvars.ContextVar.set', write],
  ['contextvars.ContextVar.get', readAll],
  ['bytearray.extend', write],
  ['bytearray.append', write],
  ['io.StringIO.getvalue', readAll],
  ['io.StringIO.read', readAll],
  ...queueMethods('queue.Queue', takeFirst),
  ...queueMethods('queue.SimpleQueue', takeFirst),
  ...queueMethods('queue.LifoQueue', takeLast),
  ...queueMethods('queue.PriorityQueue', takeAny),
  ['hmac.HMAC.hexdigest', digest],
  ['hmac.HMAC.digest', digest],
  ['pathlib.Path.resolve', resolved],
  ['pathlib.Path.is_relative_to', isRelativeTo],
  ['pathlib.Path.relative_to', relativeTo],
  ['pathlib.Path.joinpath', joinPath],
]);

const METHODS: ReadonlyMap<string, Method> = new Map<string, Method>([
  ...[
    'lower',
    'upper',
    'strip',
    'lstrip',
    'rstrip',
    'title',
    'capitalize',
    'casefold',
    'swapcase',
    'encode',
    'decode',
    'expandtabs',
    'removesuffix',
    'removeprefix',
    'zfill',
    'ljust',
    'rjust',
    'center',
    'hex',
    'as_posix',
  ].map((name) => [name, same] as const),
  ['split', split],
  ['rsplit', rightSplit],
  ['splitlines', split],
  ['partition', partition],
  ['rpartition', rightPartition],
  ['join', joinMethod],
  ['format', (m, frame, call, self): Value => braceFormat(m, frame, call.site.node, self, call.args)],
  [
    'format_map',
    (m, frame, call, self): Value =>
      braceFormat(m, frame, call.site.node, self, {
        ...call.args,
        positional: [],
        restKeywords: call.args.positional[0],
      }),
  ],
  ['replace', replace],
  ['startswith', startsWith],
  ['endswith', endsWith],
  ['isdigit', checks('numeric')],
  ['isdecimal', checks('numeric')],
  ['isnumeric', checks('numeric')],
  ['isalnum', checks('word')],
  ['isalpha', checks('word')],
  ['isidentifier', checks('word')],
  ['isascii', cleanMethod('bool')],
  ['isspace', cleanMethod('bool')],
  ['isupper', cleanMethod('bool')],
  ['islower', cleanMethod('bool')],
  [
    'find',
    (_m, _f, _c, self): Value | undefined =>
      self.types.length === 0 && self.taint.length === 0 ? undefined : typedValue('int'),
  ],
  ['rfind', cleanMethod('int')],
  ['get', get],
  ['pop', pop],
  ['setdefault', setDefault],
  ['update', update],
  ['items', items],
  ['iteritems', items],
  ['keys', keys],
  ['values', values],
  ['append', append],
  [
    'appendleft',
    (_m, frame, call, self): Value | undefined => {
      const value = call.args.positional[0];
      if (value === undefined) return undefined;
      if (!rearranged(frame, self, (list) => list.unshift(value))) frame.state.addElement(self, value);
      return constantValue(null);
    },
  ],
  ['popleft', takeFirst],
  ['add', append],
  ['insert', insert],
  ['extend', extend],
  ['clear', clear],
  ['reverse', reverse],
  ['sort', sort],
  ['remove', remove],
  ['index', indexOf],
  ['rindex', position],
  ['count', position],
  ['popitem', popItem],
  ['_replace', replaceMethod],
  ['_asdict', mappingMethod],
  ['copy', copy],
  ['union', combine],
  ['intersection', intersection],
  ['issubset', isSubset],
  ['difference', difference],
  ['isdisjoint', isDisjoint],
  ['discard', shrink],
  ['difference_update', shrink],
  ['intersection_update', shrink],
  [
    '__getitem__',
    (m, frame, call, self): Value | undefined => {
      const key = call.args.positional[0];
      return key && readSubscript(m, frame, revised(self, { types: [] }), key, call.site.node);
    },
  ],
  [
    '__setitem__',
    (m, frame, call, self): Value | undefined => {
      const [key, value] = call.args.positional;
      if (key === undefined || value === undefined) return undefined;
      m.storeSubscript(frame, revised(self, { types: [] }), key, value, call.site.node, call.site.node);
      return constantValue(null);
    },
  ],
]);
