/** Types that annotations name. */
import { K } from '../syntax/kinds.js';
import { NONE, namedChildren, textOf, type Node } from '../syntax/tree.js';
import type { ModuleInfo } from './program-units.js';
import type { Program } from './program.js';

/** `int`, `Optional[User]`, `"User"`, `list[str]`, `Annotated[int, …]`, `A | B`. */
export function annotationTypes(
  program: Program,
  module: ModuleInfo,
  annotation: Node,
  depth: number,
): readonly string[] {
  const { tree } = module.semantics;
  if (annotation === NONE || depth > 6) return [];
  switch (tree.kind[annotation]) {
    case K.type:
    case K.parenthesized_expression: {
      const [inner] = namedChildren(tree, annotation);
      return inner === undefined ? [] : annotationTypes(program, module, inner, depth + 1);
    }
    case K.identifier:
    case K.attribute:
    case K.member_type:
      return program
        .classRefs(module, annotation)
        .map((ref) => (ref.kind === 'program' ? ref.info.qualified : ref.name));
    case K.string: {
      const text = textOf(tree, annotation).replace(/^[a-zA-Z]*['"]+|['"]+$/g, '');
      const info = /^\w+$/.test(text) ? program.classIn(module, [text]) : undefined;
      return info === undefined ? [] : [info.qualified];
    }
    case K.generic_type:
    case K.subscript: {
      const [base, ...rest] = namedChildren(tree, annotation);
      if (base === undefined) return [];
      const name = textOf(tree, base).split('.').at(-1)!;
      const inner = rest.flatMap((each) =>
        tree.kind[each] === K.type_parameter ? namedChildren(tree, each) : [each],
      );
      if (name === 'Optional' || name === 'Union')
        return inner.flatMap((each) => annotationTypes(program, module, each, depth + 1));
      if (name === 'Annotated' || name === 'Final' || name === 'ClassVar' || name === 'Type')
        return inner.slice(0, 1).flatMap((each) => annotationTypes(program, module, each, depth + 1));
      if (name === 'Literal') return ['typing.Literal'];
      if (/^([Ll]ist|[Dd]ict|[Ss]et|[Tt]uple|frozenset|Sequence|Iterable|Mapping)$/.test(name)) {
        const elements = inner.flatMap((each) => annotationTypes(program, module, each, depth + 1));
        const numeric = elements.length > 0 && elements.every((each) => each === 'int' || each === 'float');
        return [numeric ? 'typing.Literal' : name.toLowerCase()];
      }
      return annotationTypes(program, module, base, depth + 1);
    }
    case K.binary_operator:
    case K.union_type:
      return namedChildren(tree, annotation)
        .filter((each) => tree.kind[each] !== K.none && textOf(tree, each) !== 'None')
        .flatMap((each) => annotationTypes(program, module, each, depth + 1));
    default:
      return [];
  }
}
