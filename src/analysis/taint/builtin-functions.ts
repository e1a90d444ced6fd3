/**
 * Python's own functions whose meaning is more than "taint goes through": containers, higher-order functions,
 * conversions, paths, URLs and regular expressions.
 */
import { classOf } from './classes-of-values.js';
import { type Callable } from './callables.js';
import type { CallFacts } from './call-conditions.js';
import { computedByCall } from './fixed.js';
import { formMask } from './guard-forms.js';
import { exactItems } from './elements.js';
import { newObject, revisedObject } from './heap.js';
import type { Frame, Machine } from './machine.js';
import { getAttribute, setAttribute, setFeature } from './attribute-functions.js';
import { byteBuffer, cell, emptyObject, printed, stringBuffer } from './buffer-functions.js';
import { exactList, first, newList, sameData, type Builtin } from './builtin-values.js';
import { callsFirst, filter, gather, map, reduce, sorted, thread } from './callback-functions.js';
import { commonPath, pathJoin, pathObject, resolvedPath } from './path-functions.js';
import { compiledPattern, regexGuard, substituted } from './regex-calls.js';
import { comparedDigest, keyedHash } from './digests.js';
import {
  DECODERS,
  configuration,
  decoded,
  joinUrl,
  parseUrl,
  parsed,
  serialized,
  template,
} from './text-functions.js';
import { setHeader } from './response-headers.js';
import { asText } from './special-methods.js';
import { joinedText } from './strings.js';
import {
  chainMap,
  defaultDict,
  dict,
  enumerate,
  extremum,
  iterate,
  next,
  sequence,
  sum,
  zip,
} from './container-functions.js';
import {
  deepCopy,
  mappingFunction,
  namedTuple,
  record,
  replaceFunction,
  shallowCopy,
  tupleFunction,
} from './record-functions.js';
import { parsedOptions } from './command-line.js';
import { CONSTANT_FUNCTIONS, foldedCall } from './constant-functions.js';
import {
  NOTHING,
  UNKNOWN,
  callableValue,
  constantValue,
  join,
  refValue,
  typedValue,
  type Fact,
  type Value,
  revised,
} from './values.js';

export function callBuiltinFunction(
  m: Machine,
  frame: Frame,
  names: readonly string[],
  call: CallFacts,
): Value | undefined {
  for (const name of names) {
    const found = FUNCTIONS.get(name);
    const value = found?.(m, frame, call);
    if (value !== undefined) return computedByCall(m, frame, call, value);
  }
  return undefined;
}

const converts =
  (type: string): Builtin =>
  (m, frame, call) => {
    const value = first(call);
    const facts: Fact[] = [];
    if (value !== undefined && value.subject !== 0)
      facts.push({ subject: value.subject, cleared: formMask(m, 'numeric') });
    if (value?.part?.kind === 'same')
      facts.push({ subject: value.part.subject, cleared: formMask(m, 'numeric') });
    if (!m.isOff('guards')) frame.state.prove(facts);
    const parsed = type === 'int' || type === 'float' ? foldedCall(type, call) : undefined;
    return parsed ?? typedValue(type);
  };

const clean =
  (type: string): Builtin =>
  () =>
    typedValue(type);

const text: Builtin = (m, frame, call) => {
  const given = first(call);
  if (given === undefined) return constantValue('');
  const value = asText(m, frame, given, call.site.node);
  if (
    value.constants !== undefined &&
    value.constants.length > 0 &&
    value.refs.length === 0 &&
    value.taint.length === 0
  )
    return joinedText(m, frame, call.site.node, [value], '');
  return sameData(value, frame.state.deepTaint(value));
};

/** `all(c.isalnum() for c in x)`: what is proved of each is proved of the whole. */
const quantifier =
  (side: 'whenTrue' | 'whenFalse'): Builtin =>
  (_m, frame, call) => {
    const value = first(call);
    if (value === undefined) return undefined;
    // What is proved of each is proved of the whole.
    const facts = (value.facts?.[side] ?? []).map(({ each, ...fact }) => (void each, fact));
    void frame;
    const kept = { whenTrue: side === 'whenTrue' ? facts : [], whenFalse: side === 'whenFalse' ? facts : [] };
    return facts.length === 0 ? typedValue('bool') : revised(typedValue('bool'), { facts: kept });
  };

const isInstance: Builtin = (m, _frame, call) => {
  const [value, type] = call.args.positional;
  if (value === undefined || type === undefined) return undefined;
  const names = typeNamesOf(m, _frame, type);
  const facts: Fact[] = [];
  if (value.subject !== 0 && names.length > 0 && names.every((name) => m.isHarmless(name)))
    facts.push({ subject: value.subject, cleared: -1 >>> 1 });
  else if (value.subject !== 0 && names.length > 0 && names.every((name) => name === 'str'))
    facts.push({ subject: value.subject, cleared: m.index.structureMask });
  return facts.length === 0
    ? typedValue('bool')
    : revised(typedValue('bool'), { facts: { whenTrue: facts, whenFalse: [] } });
};

function typeNamesOf(m: Machine, frame: Frame, type: Value): string[] {
  const items = exactItems(frame, type);
  if (items !== undefined) return items.flatMap((item) => typeNamesOf(m, frame, item));
  return type.callables.flatMap((callable: Callable) =>
    callable.kind === 'external'
      ? callable.names.slice(0, 1)
      : callable.kind === 'class'
        ? [callable.info.qualified]
        : [],
  );
}

const partial: Builtin = (_m, frame, call) => {
  const [target, ...positional] = call.args.positional;
  if (target === undefined) return undefined;
  const known = frame.handed.get(call.site.node);
  if (known?.kind === 'partial' && known.target === target) return callableValue(known);
  const made: Callable = { kind: 'partial', target, positional, keywords: call.args.keywords };
  frame.handed.set(call.site.node, made);
  return callableValue(made);
};

const identity: Builtin = (_m, _frame, call) => first(call);

const FUNCTIONS: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ['int', converts('int')],
  ['float', converts('float')],
  ['complex', converts('complex')],
  ['uuid.UUID', converts('uuid.UUID')],
  ['decimal.Decimal', converts('decimal.Decimal')],
  ['ipaddress.ip_address', converts('ipaddress.IPv4Address')],
  ['ipaddress.IPv4Address', converts('ipaddress.IPv4Address')],
  ['ipaddress.ip_network', converts('ipaddress.IPv4Network')],
  ['datetime.date.fromisoformat', converts('datetime.date')],
  ['datetime.datetime.fromisoformat', converts('datetime.datetime')],
  ['datetime.datetime.strptime', converts('datetime.datetime')],
  ...CONSTANT_FUNCTIONS,
  ...['hash', 'id', 'round', 'divmod'].map((name) => [name, clean('int')] as const),
  ...['callable', 'hasattr', 'issubclass'].map((name) => [name, clean('bool')] as const),
  ['hashlib.md5', clean('hashlib._Hash')],
  ['hashlib.sha1', clean('hashlib._Hash')],
  ['hashlib.sha256', clean('hashlib._Hash')],
  ['hashlib.sha512', clean('hashlib._Hash')],
  ['hmac.new', keyedHash],
  ['hmac.digest', keyedHash],
  ...['hmac', 'secrets'].map((module) => [`${module}.compare_digest`, comparedDigest] as const),
  ['django.utils.crypto.constant_time_compare', comparedDigest],
  ['print', printed],
  ['type', (m, _frame, { args: { positional } }): Value => classOf(m, positional[0] ?? UNKNOWN)],
  ['str', text],
  ['bytes', text],
  ['bytearray', byteBuffer],
  ['xml.sax.XMLReader.setFeature', setFeature],
  ['threading.local', emptyObject],
  ['contextvars.ContextVar', cell],
  ['repr', text],
  ['ascii', text],
  ['format', text],
  ['list', sequence('list')],
  ['tuple', sequence('tuple')],
  ['set', sequence('set')],
  ['frozenset', sequence('set')],
  ['iter', iterate],
  ['reversed', sequence('list')],
  ['collections.deque', sequence('list')],
  ['dict', dict],
  ['collections.OrderedDict', dict],
  ['collections.defaultdict', defaultDict],
  ['collections.ChainMap', chainMap],
  ['collections.namedtuple', namedTuple],
  ['meerkat.record', record],
  ['dataclasses.replace', replaceFunction],
  ['copy.replace', replaceFunction],
  ['attr.evolve', replaceFunction],
  ['dataclasses.asdict', mappingFunction],
  ['attr.asdict', mappingFunction],
  ['dataclasses.astuple', tupleFunction],
  ['vars', mappingFunction],
  ...['Queue', 'SimpleQueue', 'LifoQueue', 'PriorityQueue'].flatMap((name) =>
    ['queue', 'asyncio', 'multiprocessing'].map(
      (module) =>
        [`${module}.${name}`, (m, frame, call): Value => exactList(m, frame, call, [], `queue.${name}`)] as [
          string,
          Builtin,
        ],
    ),
  ),
  [
    'types.SimpleNamespace',
    (m, frame, call): Value => {
      const fields = new Map([...call.args.keywords].map(([name, value]) => [`.${name}`, value]));
      return refValue(
        m.allocate(frame, call.site.node, revisedObject(newObject('instance'), { fields }), 6),
        ['types.SimpleNamespace'],
      );
    },
  ],
  ['getopt.getopt', parsedOptions],
  ['getopt.gnu_getopt', parsedOptions],
  ['zip', zip],
  ['itertools.zip_longest', zip],
  ['enumerate', enumerate],
  ['map', map],
  ['itertools.starmap', map],
  ['filter', filter],
  ['functools.reduce', reduce],
  ['sorted', sorted],
  ['min', extremum('min')],
  ['max', extremum('max')],
  ['sum', sum],
  ['next', next],
  ['anext', next],
  ['all', quantifier('whenTrue')],
  ['any', quantifier('whenFalse')],
  ['isinstance', isInstance],
  ['getattr', getAttribute],
  ['setattr', setAttribute],
  ['functools.partial', partial],
  ['functools.partialmethod', partial],
  [
    'functools.wraps',
    (): Value => callableValue({ kind: 'external', names: ['meerkat.identity'], self: undefined }),
  ],
  ['meerkat.identity', identity],
  ...[
    'functools.lru_cache',
    'functools.cache',
    'functools.cached_property',
    'contextlib.contextmanager',
    'contextlib.asynccontextmanager',
    'contextlib.closing',
    'contextlib.nullcontext',
    'asyncio.run',
    'asyncio.create_task',
    'asyncio.ensure_future',
    'asyncio.shield',
    'asyncio.wait_for',
    'typing.cast',
    'asgiref.sync.sync_to_async',
    'asgiref.sync.async_to_sync',
    'staticmethod',
    'classmethod',
    'property',
  ].map(
    (name) =>
      [
        name,
        name === 'typing.cast'
          ? (((_m, _f, call): Value | undefined => call.args.positional[1]) as Builtin)
          : identity,
      ] as const,
  ),
  ['asyncio.gather', gather],
  ['asyncio.to_thread', callsFirst()],
  ...['asyncio.get_event_loop', 'asyncio.AbstractEventLoop', '?'].map(
    (owner) => [`${owner}.run_in_executor`, callsFirst(1)] as const,
  ),
  ...[
    'starlette.background.BackgroundTasks.add_task',
    'starlette.background.BackgroundTask',
    'starlette.concurrency.run_in_threadpool',
    'anyio.to_thread.run_sync',
    'asyncio.AbstractEventLoop.call_soon',
    'eventlet.spawn',
    'gevent.spawn',
    'django.db.transaction.on_commit',
    'atexit.register',
  ].map((name) => [name, callsFirst()] as const),
  ['threading.Thread', thread],
  ['threading.Timer', thread],
  ['multiprocessing.Process', thread],
  ['copy.copy', shallowCopy],
  ['copy.deepcopy', deepCopy],
  [
    'itertools.chain',
    (m, frame, call): Value =>
      newList(
        m,
        frame,
        call,
        call.args.positional.map((value) => frame.state.elements(value)).reduce(join, NOTHING),
      ),
  ],
  [
    'itertools.chain.from_iterable',
    (m, frame, call): Value | undefined => {
      const value = first(call);
      return value && newList(m, frame, call, frame.state.elements(frame.state.elements(value)));
    },
  ],
  ['os.path.join', pathJoin],
  ['werkzeug.utils.safe_join', pathJoin],
  ['pathlib.Path', pathObject],
  ['os.fspath', text],
  ['os.fsencode', text],
  ['os.fsdecode', text],
  ['os.path.realpath', resolvedPath],
  ['os.path.abspath', resolvedPath],
  ['os.path.normpath', resolvedPath],
  ['os.path.commonpath', commonPath],
  ['os.path.commonprefix', commonPath],
  [
    'pathlib.Path.absolute',
    (_m, frame, call): Value | undefined =>
      call.self &&
      revised(sameData(call.self, frame.state.deepTaint(call.self)), { types: ['pathlib.Path'] }),
  ],
  ['urllib.parse.urlparse', parseUrl],
  ['urllib.parse.urlsplit', parseUrl],
  ['urllib.parse.urljoin', joinUrl],
  ...DECODERS.map((name) => [name, decoded] as const),
  ['contextlib.suppress', clean('contextlib.suppress')],
  ['json.dumps', serialized],
  ['json.loads', parsed],
  ['json.load', parsed],
  ['ast.literal_eval', parsed],
  ['bson.json_util.loads', parsed],
  ['string.Template', template],
  ['configparser.ConfigParser', configuration],
  ['configparser.RawConfigParser', configuration],
  ['io.StringIO', stringBuffer],
  ['io.BytesIO', stringBuffer],
  ['tornado.web.RequestHandler.set_header', (_m, frame, call) => setHeader(frame, call.self, call.args)],
  ['re.match', (m, frame, call) => regexGuard(m, frame, call, 'start')],
  ['re.search', (m, frame, call) => regexGuard(m, frame, call, 'none')],
  ['re.fullmatch', (m, frame, call) => regexGuard(m, frame, call, 'full')],
  ['re.compile', compiledPattern],
  ['re.sub', substituted],
  ['re.subn', substituted],
  ['re.Pattern.sub', substituted],
  ['re.Pattern.match', (m, frame, call) => regexGuard(m, frame, call, 'start')],
  ['re.Pattern.search', (m, frame, call) => regexGuard(m, frame, call, 'none')],
  ['re.Pattern.fullmatch', (m, frame, call) => regexGuard(m, frame, call, 'full')],
]);
