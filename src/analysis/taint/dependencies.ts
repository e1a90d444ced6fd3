/**
 * Parameters that a framework fills with what another function gives.
 *
 *     source: str = Depends(rate_source)              what `rate_source` returns
 *     source: Annotated[str, Depends(rate_source)]    the same
 *     page: Page = Depends()                          an object of the class `Page`
 */
import { argumentsOf, type Parameter } from '../semantics/index.js';
import { K } from '../syntax/kinds.js';
import { NONE, namedChildren, type Node } from '../syntax/tree.js';
import { lastName, type FunctionUnit } from './program-units.js';

/** The expression that names what fills the parameter, undefined if nothing but the request does. */
export function dependencyOf({ tree }: FunctionUnit, parameter: Parameter): Node | undefined {
  const isDependency = (node: Node): boolean =>
    node !== NONE && tree.kind[node] === K.call && /^(Depends|Security|Provide)$/.test(lastName(tree, node));
  const { annotation } = parameter;
  const within = annotation === NONE ? [] : rows(annotation, tree.last[annotation]!);
  const call = isDependency(parameter.default) ? parameter.default : within.find(isDependency);
  if (call === undefined) return undefined;
  const named = argumentsOf(tree, call).find(
    ({ kind, name }) => kind === 'positional' || (kind === 'keyword' && name === 'dependency'),
  );
  if (named !== undefined) return named.value;
  // `Depends()`: the annotation is the class, or the first part of `Annotated[…]`.
  const types = within.filter((node) => tree.kind[node] === K.type);
  const type = (call === parameter.default ? types[0] : types[1]) ?? NONE;
  return type === NONE ? undefined : namedChildren(tree, type)[0];
}

const rows = (from: Node, to: Node): Node[] => Array.from({ length: to - from }, (_, i) => from + i);
