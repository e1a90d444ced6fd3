/** `'%s' % x`, `'{}'.format(x)` and f-strings, where every value is constant and no layout is asked for. */
import {
  MAX_STRING,
  UNKNOWN_CONSTANT,
  isEqual,
  stringConstant,
  textOfConstant,
  type ConstantValue,
} from './value.js';

const PERCENT = /%(?:\((\w*)\))?([\s\S]?)/g;

export function formatPercent(template: string, right: ConstantValue): ConstantValue {
  const positional = right.kind === 'tuple' ? right.items : [right];
  let used = 0;
  let byName = false;
  let length = 0;
  let failed = false;
  const text = template.replace(PERCENT, (_whole, name: string | undefined, conversion: string) => {
    if (conversion === '%' && name === undefined) return '%';
    let value: ConstantValue | undefined;
    if (name === undefined) value = positional[used++];
    else if (right.kind === 'dict') {
      byName = true;
      value = right.entries.findLast(([key]) => isEqual(key, { kind: 'str', value: name }))?.[1];
    }
    const shown = value === undefined ? undefined : percentText(conversion, value);
    length += shown?.length ?? 0;
    if (shown === undefined || length > MAX_STRING) failed = true;
    return failed ? '' : shown!;
  });
  const allUsed = byName ? used === 0 : used === positional.length;
  return failed || !allUsed ? UNKNOWN_CONSTANT : stringConstant('str', text);
}

function percentText(conversion: string, value: ConstantValue): string | undefined {
  if (conversion === 's') return textOfConstant(value);
  const isInteger = value.kind === 'int' || value.kind === 'bool';
  if ((conversion === 'd' || conversion === 'i') && isInteger) return BigInt(value.value).toString();
  return conversion === 'x' && value.kind === 'int' && value.value >= 0n
    ? value.value.toString(16)
    : undefined;
}

const FIELD = /\{\{|\}\}|\{(\w*)\}|[{}]/g;

/** `template.format(*positional, **named)`. */
export function formatBraces(
  template: string,
  positional: readonly ConstantValue[],
  named: ReadonlyMap<string, ConstantValue>,
): ConstantValue {
  let next = 0;
  let length = 0;
  let failed = false;
  const text = template.replace(FIELD, (whole, field: string | undefined) => {
    if (whole === '{{') return '{';
    if (whole === '}}') return '}';
    let value: ConstantValue | undefined;
    if (field === '') value = positional[next++];
    else if (field !== undefined) value = /^\d+$/.test(field) ? positional[Number(field)] : named.get(field);
    const shown = value === undefined ? undefined : textOfConstant(value);
    length += shown?.length ?? 0;
    if (shown === undefined || length > MAX_STRING) failed = true;
    return failed ? '' : shown!;
  });
  return failed ? UNKNOWN_CONSTANT : stringConstant('str', text);
}
