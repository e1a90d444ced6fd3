/** The pieces of a program: modules, their classes, and the code that is interpreted as one piece. */
import {
  argumentsOf,
  basesOf,
  decoratorsOf,
  definedName,
  parametersOf,
  type Binding,
  type ImportRecord,
  type ModuleSemantics,
  type Parameter,
} from '../semantics/index.js';
import { F, K } from '../syntax/kinds.js';
import { NONE, childOf, namedChildren, textOf, type Node, type SyntaxTree } from '../syntax/tree.js';

/** Code that is interpreted as one piece: a function, a lambda, a class body or a module body. */
export class FunctionUnit {
  #parameters: readonly Parameter[] | undefined;
  #decorators: readonly Node[] | undefined;
  #generator: boolean | undefined;

  constructor(
    readonly id: number,
    readonly kind: 'function' | 'lambda' | 'class' | 'module',
    readonly module: ModuleInfo,
    readonly node: Node,
    /** 'Class.method', 'outer.inner'; '' for the module. */
    readonly name: string,
    /** Innermost enclosing function, class or module. */
    readonly parent: FunctionUnit | undefined,
    /** The class in whose body a method stands directly, or that a class body is of. */
    readonly cls: ClassInfo | undefined,
  ) {}

  get tree(): SyntaxTree {
    return this.module.semantics.tree;
  }

  get parameters(): readonly Parameter[] {
    return (this.#parameters ??=
      this.kind === 'function' || this.kind === 'lambda' ? parametersOf(this.tree, this.node) : []);
  }

  get decorators(): readonly Node[] {
    return (this.#decorators ??= this.kind === 'function' ? decoratorsOf(this.tree, this.node) : []);
  }

  /** The block, or the expression of a lambda. */
  get body(): Node {
    return this.kind === 'module' ? this.node : childOf(this.tree, this.node, 'body');
  }

  get isMethod(): boolean {
    return this.cls !== undefined && this.kind === 'function';
  }

  get isStatic(): boolean {
    return this.isMethod && this.hasDecorator('staticmethod');
  }

  get isClassMethod(): boolean {
    return this.isMethod && (this.hasDecorator('classmethod') || this.shortName === '__init_subclass__');
  }

  get isProperty(): boolean {
    return this.isMethod && (this.hasDecorator('property') || this.hasDecorator('cached_property'));
  }

  get shortName(): string {
    return this.name.slice(this.name.lastIndexOf('.') + 1);
  }

  /** Whether some decorator's last name is this. */
  hasDecorator(name: string): boolean {
    return this.decorators.some((node) => lastName(this.tree, node) === name);
  }

  /** Has a `yield` of its own. */
  get isGenerator(): boolean {
    if (this.#generator !== undefined) return this.#generator;
    const { tree } = this;
    let found = false;
    if (this.kind === 'function' || this.kind === 'lambda')
      for (let row = this.body; row !== NONE && row < tree.last[this.node]!; row++) {
        const kind = tree.kind[row]!;
        if (kind === K.yield) {
          found = true;
          break;
        }
        if (row !== this.node && (kind === K.function_definition || kind === K.lambda))
          row = tree.last[row]! - 1;
      }
    return (this.#generator = found);
  }
}

/** `a.b.name(...)` and `a.b.name` end in this name. */
export function lastName(tree: SyntaxTree, expression: Node): string {
  let node = expression;
  if (tree.kind[node] === K.call) node = childOf(tree, node, 'function');
  if (node !== NONE && tree.kind[node] === K.attribute) node = childOf(tree, node, 'attribute');
  return node !== NONE && tree.kind[node] === K.identifier ? textOf(tree, node) : '';
}

export interface ClassAttribute {
  readonly annotation: Node;
  readonly value: Node;
}

export class ClassInfo {
  readonly methods = new Map<string, FunctionUnit>();
  readonly setters = new Map<string, FunctionUnit>();
  #attributes: Map<string, ClassAttribute> | undefined;
  #written: Set<string> | undefined;

  constructor(
    readonly module: ModuleInfo,
    readonly node: Node,
    /** 'Outer.Inner'. */
    readonly name: string,
    readonly body: FunctionUnit,
  ) {}

  get qualified(): string {
    return this.module.name === '' ? this.name : `${this.module.name}.${this.name}`;
  }

  get bases(): readonly Node[] {
    return basesOf(this.module.semantics.tree, this.node);
  }

  /** Names that the class body assigns or annotates directly, in order. */
  get attributes(): ReadonlyMap<string, ClassAttribute> {
    if (this.#attributes !== undefined) return this.#attributes;
    const attributes = new Map<string, ClassAttribute>();
    const { tree } = this.module.semantics;
    const block = childOf(tree, this.node, 'body');
    for (const statement of block === NONE ? [] : namedChildren(tree, block)) {
      if (tree.kind[statement] !== K.expression_statement) continue;
      const assignment = namedChildren(tree, statement)[0] ?? NONE;
      if (assignment === NONE || tree.kind[assignment] !== K.assignment) continue;
      const left = childOf(tree, assignment, 'left');
      if (left === NONE || tree.kind[left] !== K.identifier) continue;
      attributes.set(textOf(tree, left), {
        annotation: childOf(tree, assignment, 'type'),
        value: childOf(tree, assignment, 'right'),
      });
    }
    return (this.#attributes = attributes);
  }

  /** Attribute names that code in the class assigns (`self.x = …`). */
  get writtenFields(): ReadonlySet<string> {
    if (this.#written !== undefined) return this.#written;
    const names = new Set<string>();
    const { tree } = this.module.semantics;
    for (let row = this.node; row < tree.last[this.node]!; row++) {
      if (tree.kind[row] !== K.attribute) continue;
      const up = tree.parent[row]!;
      const kind = tree.kind[up];
      const isTarget =
        tree.field[row] === F.left &&
        (kind === K.assignment || kind === K.augmented_assignment || kind === K.for_statement);
      if (isTarget || kind === K.pattern_list || kind === K.as_pattern_target)
        names.add(textOf(tree, childOf(tree, row, 'attribute')));
    }
    return (this.#written = names);
  }

  get decorators(): readonly Node[] {
    return decoratorsOf(this.module.semantics.tree, this.node);
  }

  hasDecorator(name: string): boolean {
    return this.decorators.some((node) => lastName(this.module.semantics.tree, node) === name);
  }

  /** Value of a keyword in the base list, such as `metaclass`. */
  keyword(name: string): Node {
    const found = argumentsOf(this.module.semantics.tree, this.node).find(
      (argument) => argument.name === name,
    );
    return found?.value ?? NONE;
  }
}

/** A base class: of the program, or a library's by its qualified name. */
export type ClassRef =
  | { readonly kind: 'program'; readonly info: ClassInfo }
  | { readonly kind: 'external'; readonly name: string };

export class ModuleInfo {
  readonly units = new Map<Node, FunctionUnit>();
  readonly classes = new Map<Node, ClassInfo>();
  readonly body: FunctionUnit;
  #imports: Map<Node, ImportRecord[]> | undefined;

  constructor(
    readonly index: number,
    readonly semantics: ModuleSemantics,
    /** Import hops from the nearest target. */
    readonly depth: number,
    /** The file is test code. */
    readonly isTest: boolean,
    nextId: () => number,
  ) {
    this.body = new FunctionUnit(nextId(), 'module', this, 0, '', undefined, undefined);
    this.#collect(nextId);
  }

  get path(): string {
    return this.semantics.path;
  }

  /** What an import statement imports. */
  importsOf(statement: Node): readonly ImportRecord[] {
    if (this.#imports === undefined) {
      this.#imports = new Map();
      for (const record of this.semantics.imports) {
        const known = this.#imports.get(record.node);
        if (known === undefined) this.#imports.set(record.node, [record]);
        else known.push(record);
      }
    }
    return this.#imports.get(statement) ?? [];
  }

  get name(): string {
    return this.semantics.moduleName;
  }

  /** One pass over the rows in preorder; enclosing definitions are on a stack. */
  #collect(nextId: () => number): void {
    const { tree } = this.semantics;
    const open: { readonly end: number; readonly unit: FunctionUnit }[] = [];
    for (let row = 1; row < tree.size; row++) {
      const kind = tree.kind[row];
      if (kind !== K.function_definition && kind !== K.class_definition && kind !== K.lambda) continue;
      while (open.length > 0 && row >= open.at(-1)!.end) open.pop();
      const parent = open.at(-1)?.unit ?? this.body;
      const short = kind === K.lambda ? '<lambda>' : definedName(tree, row);
      const name = parent.name === '' ? short : `${parent.name}.${short}`;
      let unit: FunctionUnit;
      if (kind === K.class_definition) {
        // The body is a unit that knows its class, and the class knows its body.
        const holder: { info?: ClassInfo } = {};
        unit = new ClassBody(nextId(), this, row, name, parent, holder);
        const info = new ClassInfo(this, row, name, unit);
        holder.info = info;
        this.classes.set(row, info);
      } else {
        const cls = parent.kind === 'class' && kind === K.function_definition ? parent.cls : undefined;
        unit = new FunctionUnit(
          nextId(),
          kind === K.lambda ? 'lambda' : 'function',
          this,
          row,
          name,
          parent,
          cls,
        );
        if (cls !== undefined) this.#addMethod(cls, short, unit);
      }
      this.units.set(row, unit);
      open.push({ end: tree.last[row]!, unit });
    }
  }

  #addMethod(cls: ClassInfo, name: string, unit: FunctionUnit): void {
    if (unit.hasDecorator('setter') || unit.hasDecorator('deleter')) {
      if (unit.hasDecorator('setter')) cls.setters.set(name, unit);
    } else if (!unit.hasDecorator('overload')) cls.methods.set(name, unit);
  }
}

class ClassBody extends FunctionUnit {
  constructor(
    id: number,
    module: ModuleInfo,
    node: Node,
    name: string,
    parent: FunctionUnit,
    private readonly holder: { info?: ClassInfo },
  ) {
    super(id, 'class', module, node, name, parent, undefined);
    Object.defineProperty(this, 'cls', { get: () => this.holder.info });
  }
}

/** Key of a variable across modules. */
export const bindingKey = (module: ModuleInfo, binding: Binding): string =>
  `${module.index}:${binding.index}`;
