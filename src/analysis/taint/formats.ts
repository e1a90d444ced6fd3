/** `"..." % x`, `"...".format(x)`, `Template("...").substitute(x)`: the pieces of the format filled in. */
import type { Node } from '../syntax/tree.js';
import type { Arguments } from './callables.js';
import { exactItems } from './elements.js';
import { ANY } from './heap.js';
import type { Frame, Machine } from './machine.js';
import { asText } from './special-methods.js';
import {
  bracePieces,
  joinedText,
  percentPieces,
  represented,
  templatePieces,
  type FormatPiece,
} from './strings.js';
import { UNKNOWN, constantValue, onlyConstant, typedValue, type Value } from './values.js';

const NOTE = 'formatted into the text';
const NUMBER = typedValue('int');

export function percentFormat(m: Machine, frame: Frame, node: Node, format: Value, operand: Value): Value {
  const text = onlyConstant(format);
  const whole = [format, operand];
  if (typeof text !== 'string') return joinedText(m, frame, node, whole, NOTE);
  const isTuple =
    operand.types.includes('tuple') ||
    operand.refs.some((ref) => frame.state.object(ref)?.kind === 'sequence');
  const items = exactItems(frame, operand);
  const argument = (key: number | string): Value => {
    if (typeof key === 'string') return frame.state.read(operand, `s:${key}`);
    if (items !== undefined) return items[key] ?? UNKNOWN;
    return isTuple ? frame.state.read(operand, ANY) : operand;
  };
  return filled(m, frame, node, percentPieces(text), argument);
}

/** Arguments of `format`, or the mapping of `format_map`. */
export function braceFormat(m: Machine, frame: Frame, node: Node, format: Value, args: Arguments): Value {
  const text = onlyConstant(format);
  const all = [
    format,
    ...args.positional,
    ...args.keywords.values(),
    ...(args.rest === undefined ? [] : [args.rest]),
    ...(args.restKeywords === undefined ? [] : [args.restKeywords]),
  ];
  if (typeof text !== 'string') return joinedText(m, frame, node, all, NOTE);
  const argument = (key: number | string): Value => {
    if (typeof key === 'number') return args.positional[key] ?? restOf(frame, args.rest);
    const given = args.keywords.get(key);
    if (given !== undefined) return given;
    return args.restKeywords === undefined ? UNKNOWN : frame.state.read(args.restKeywords, `s:${key}`);
  };
  return filled(m, frame, node, bracePieces(text), argument);
}

export function templateFormat(m: Machine, frame: Frame, node: Node, format: Value, args: Arguments): Value {
  const text = onlyConstant(format);
  const mapping = args.positional[0];
  if (typeof text !== 'string')
    return joinedText(m, frame, node, [format, ...args.positional, ...args.keywords.values()], NOTE);
  const argument = (key: number | string): Value => {
    const given = args.keywords.get(String(key));
    if (given !== undefined) return given;
    const from = mapping ?? args.restKeywords;
    return from === undefined ? UNKNOWN : frame.state.read(from, `s:${key}`);
  };
  return filled(m, frame, node, templatePieces(text), argument);
}

const restOf = (frame: Frame, rest: Value | undefined): Value =>
  rest === undefined ? UNKNOWN : frame.state.elements(rest);

function filled(
  m: Machine,
  frame: Frame,
  node: Node,
  pieces: readonly FormatPiece[],
  argument: (key: number | string) => Value,
): Value {
  const parts = pieces.map((piece) => {
    if (piece.kind === 'text') return constantValue(piece.text);
    if (piece.numeric) return NUMBER;
    const text = asText(m, frame, argument(piece.key), node);
    return piece.represented ? represented(m, frame, text) : text;
  });
  return joinedText(m, frame, node, parts, NOTE);
}
