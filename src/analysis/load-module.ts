/** A parsed source file to a module, with its context and what is known to be missing. */
import { fileContext } from './file-context.js';
import type { FileContext, Gap, SourceFile } from './finding.js';
import { analyseModule, type ModuleSemantics } from './semantics/index.js';
import { K } from './syntax/kinds.js';
import type { ParsedModule } from './syntax/parser.js';
import { childOf, namedChildren, positionOf, textOf, NONE, type SyntaxTree } from './syntax/tree.js';

export interface LoadedModule {
  readonly semantics: ModuleSemantics;
  readonly context: FileContext;
  readonly gaps: readonly Gap[];
  readonly lines: number;
  /** How many string literals it has. */
  readonly strings: number;
}

/** `root` is the part of the path that says nothing about the project, for example where it was checked out. */
export function loadModule(file: SourceFile, parsed: ParsedModule, root = ''): LoadedModule {
  const { tree } = parsed;
  const semantics = analyseModule({ path: file.path, tree });
  const imports = semantics.imports.map((one) =>
    one.name === undefined || one.name === '*' ? one.module : `${one.module}.${one.name}`,
  );
  return {
    semantics,
    context: fileContext({
      path: file.path.startsWith(root) ? file.path.slice(root.length) : file.path,
      imports,
      definitions: topLevelNames(tree),
    }),
    gaps: gapsOf(parsed),
    lines: file.text === '' ? 0 : tree.lineStarts.length - Number(file.text.endsWith('\n')),
    strings: tree.kind.reduce((sum, kind) => sum + Number(kind === K.string), 0),
  };
}

function gapsOf({ tree, problems, cutOff }: ParsedModule): Gap[] {
  if (cutOff) return [{ reason: 'parse-limit', detail: 'parsing took too many steps' }];
  const lines = [...new Set(problems.map((problem) => positionOf(tree, problem.start).line))];
  if (lines.length === 0) return [];
  const [first] = lines;
  const more = lines.length > 1 ? ` (and ${lines.length - 1} more)` : '';
  return [{ reason: 'syntax-error', detail: `line ${first!} does not parse${more}` }];
}

/** Names of functions and classes at the top of the module. */
function topLevelNames(tree: SyntaxTree): string[] {
  return namedChildren(tree, 0).flatMap((statement) => {
    const definition =
      tree.kind[statement] === K.decorated_definition ? childOf(tree, statement, 'definition') : statement;
    const isDefinition =
      tree.kind[definition] === K.function_definition || tree.kind[definition] === K.class_definition;
    const name = isDefinition ? childOf(tree, definition, 'name') : NONE;
    return name === NONE ? [] : [textOf(tree, name)];
  });
}
