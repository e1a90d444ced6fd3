/** Models by name, ready to be asked: which sources, sinks, sanitizers … does this qualified name stand for? */
import type {
  ArgumentRef,
  DeclarationModel,
  EntryModel,
  GuardModel,
  ModelSet,
  PropagatorModel,
  SanitizerModel,
  SinkModel,
  SourceModel,
  TypedModel,
} from './models.js';
import type { FlowRule, Requires, SinkMask, TaintSpec } from './spec.js';

/** All that is known about the names of one callee or attribute. */
export interface NameModels {
  readonly sources: readonly SourceModel[];
  readonly sinks: readonly SinkModel[];
  readonly sanitizers: readonly SanitizerModel[];
  readonly propagators: readonly PropagatorModel[];
  readonly guards: readonly GuardModel[];
  readonly registrations: readonly Registration[];
  readonly returns: string | undefined;
  readonly typed: readonly TypedModel[];
  readonly noReturn: boolean;
  /** What it has to do with declared fields, see declared-fields.ts. */
  readonly declaration: 'declares' | 'part' | 'holds' | undefined;
  /** Attribute that names the class of what is returned. */
  readonly instanceOf: string | undefined;
}

/** A call that makes its argument a handler. */
export interface Registration {
  readonly entry: EntryModel;
  readonly argument: readonly ArgumentRef[];
}

const NOTHING: NameModels = {
  sources: [],
  sinks: [],
  sanitizers: [],
  propagators: [],
  guards: [],
  registrations: [],
  returns: undefined,
  typed: [],
  noReturn: false,
  declaration: undefined,
  instanceOf: undefined,
};

interface Building {
  sources: SourceModel[];
  sinks: SinkModel[];
  sanitizers: SanitizerModel[];
  propagators: PropagatorModel[];
  guards: GuardModel[];
  registrations: Registration[];
  returns: string | undefined;
  typed: TypedModel[];
  noReturn: boolean;
  declaration: NameModels['declaration'];
  instanceOf: string | undefined;
}

export class ModelIndex {
  readonly entries: readonly EntryModel[];
  readonly #byName = new Map<string, Building>();
  /** Last parts of all names. */
  readonly #members = new Set<string>();
  readonly #aliases: ReadonlyMap<string, string>;
  readonly #bases: ReadonlyMap<string, readonly string[]>;
  readonly #harmless: ReadonlySet<string>;
  readonly #harmlessFields: ReadonlySet<string>;
  readonly #carriers: ReadonlySet<string>;
  readonly #canonical = new Map<string, string>();
  /** Type -> itself and its bases. */
  readonly #lines = new Map<string, readonly string[]>();
  readonly #combined = new Map<string, NameModels>();
  readonly #sinkBits = new Map<string, SinkMask>();
  readonly #sourceIndex = new Map<string, number>();
  readonly #sourceMasks: SinkMask[];
  readonly #rulesOfSink: FlowRule[][];

  /** Sink kinds that only structured data endangers: all sinks of the form 'structure'. */
  readonly structureMask: SinkMask;

  constructor(readonly spec: TaintSpec) {
    const models = spec.models;
    this.entries = models?.entries ?? [];
    this.#aliases = new Map(Object.entries(models?.types.aliases ?? {}));
    this.#bases = new Map(Object.entries(models?.types.bases ?? {}));
    this.#harmless = new Set(models?.types.harmlessTypes ?? []);
    this.#harmlessFields = new Set(models?.types.harmlessFields ?? []);
    this.#carriers = new Set(models?.types.carriers ?? []);
    spec.sinkKinds.forEach((kind, i) => this.#sinkBits.set(kind, 1 << i));
    spec.sourceKinds.forEach((kind, i) => this.#sourceIndex.set(kind, i));
    this.#sourceMasks = spec.sourceKinds.map(() => 0);
    this.#rulesOfSink = spec.sinkKinds.map(() => []);
    for (const rule of spec.rules) {
      const sink = spec.sinkKinds.indexOf(rule.sink);
      this.#rulesOfSink[sink]?.push(rule);
      for (const source of sourcesOf(rule.requires)) {
        const index = this.#sourceIndex.get(source);
        if (index !== undefined) this.#sourceMasks[index]! |= 1 << sink;
      }
    }
    if (models !== undefined) this.#fill(models);
    this.structureMask = this.sinkMask(
      (models?.sinks ?? []).filter(({ form }) => form === 'structure').map(({ kind }) => kind),
    );
  }

  /** Bit of a sink kind; 0 for one that no rule asks for. */
  sinkBit(kind: string): SinkMask {
    return this.#sinkBits.get(kind) ?? 0;
  }

  sinkMask(kinds: readonly string[] | 'all'): SinkMask {
    return kinds === 'all' ? -1 >>> 1 : kinds.reduce((mask, kind) => mask | this.sinkBit(kind), 0);
  }

  sourceIndex(kind: string): number | undefined {
    return this.#sourceIndex.get(kind);
  }

  /** Sink kinds that some rule connects with the source kind. */
  sourceMask(source: number): SinkMask {
    return this.#sourceMasks[source] ?? 0;
  }

  rulesOfSink(bit: SinkMask): readonly FlowRule[] {
    return this.#rulesOfSink[31 - Math.clz32(bit)] ?? [];
  }

  isHarmlessType(name: string): boolean {
    return this.#harmless.has(this.canonical(name));
  }

  /** Whether a field that is declared with this type has data that cannot inject. */
  isHarmlessField(name: string): boolean {
    return this.isHarmlessType(name) || this.#harmlessFields.has(this.canonical(name));
  }

  /** Whether what is stored in the object of this name or type is found there by other functions. */
  isCarrier(name: string): boolean {
    return this.#carriers.size > 0 && this.#carriers.has(this.canonical(name));
  }

  /** Replaces the longest leading part that is an alias. */
  canonical(name: string): string {
    const known = this.#canonical.get(name);
    if (known !== undefined) return known;
    let result = name;
    for (let hops = 0; hops < 4; hops++) {
      const next = this.#unalias(result);
      if (next === result) break;
      result = next;
    }
    this.#canonical.set(name, result);
    return result;
  }

  #unalias(name: string): string {
    for (let end = name.length; end > 0; end = name.lastIndexOf('.', end - 1)) {
      const target = this.#aliases.get(name.slice(0, end));
      if (target !== undefined) return target + name.slice(end);
    }
    return name;
  }

  /** Whether any library's class or module has something of this name that models speak of. */
  isMember(name: string): boolean {
    return this.#members.has(name);
  }

  /** A type and all its bases, nearest first. */
  typeAndBases(type: string): readonly string[] {
    const known = this.#lines.get(type);
    if (known !== undefined) return known;
    const out = [this.canonical(type)];
    for (let i = 0; i < out.length && out.length < 32; i++)
      for (const base of this.#bases.get(out[i]!) ?? []) if (!out.includes(base)) out.push(base);
    this.#lines.set(type, out);
    return out;
  }

  /** Everything known about any of the names. */
  about(names: readonly string[]): NameModels {
    if (names.length === 0) return NOTHING;
    const key = names.length === 1 ? names[0]! : names.join(' ');
    let found = this.#combined.get(key);
    if (found === undefined) this.#combined.set(key, (found = this.#combine(names)));
    return found;
  }

  #combine(names: readonly string[]): NameModels {
    const parts = names
      .map((name) => this.#byName.get(this.canonical(name)))
      .filter((part) => part !== undefined);
    if (parts.length === 0) return NOTHING;
    if (parts.length === 1) return parts[0]!;
    const all = <T>(pick: (part: Building) => readonly T[]): T[] => [...new Set(parts.flatMap(pick))];
    return {
      sources: all((part) => part.sources),
      sinks: all((part) => part.sinks),
      sanitizers: all((part) => part.sanitizers),
      propagators: all((part) => part.propagators),
      guards: all((part) => part.guards),
      registrations: all((part) => part.registrations),
      returns: parts.find((part) => part.returns !== undefined)?.returns,
      typed: all((part) => part.typed),
      noReturn: parts.some((part) => part.noReturn),
      declaration: parts.find((part) => part.declaration !== undefined)?.declaration,
      instanceOf: parts.find((part) => part.instanceOf !== undefined)?.instanceOf,
    };
  }

  #of(name: string): Building {
    const canonical = this.canonical(name);
    let found = this.#byName.get(canonical);
    if (found === undefined) {
      found = {
        sources: [],
        sinks: [],
        sanitizers: [],
        propagators: [],
        guards: [],
        registrations: [],
        returns: undefined,
        typed: [],
        noReturn: false,
        declaration: undefined,
        instanceOf: undefined,
      };
      this.#byName.set(canonical, found);
      this.#members.add(canonical.slice(canonical.lastIndexOf('.') + 1));
    }
    return found;
  }

  #fill(models: ModelSet): void {
    for (const model of models.sources)
      if (this.#sourceIndex.has(model.kind))
        for (const name of model.names) this.#of(name).sources.push(model);
    for (const model of models.sinks)
      if (this.sinkBit(model.kind) !== 0) for (const name of model.names) this.#of(name).sinks.push(model);
    for (const model of models.sanitizers)
      for (const name of model.names) this.#of(name).sanitizers.push(model);
    for (const model of models.propagators)
      for (const name of model.names) this.#of(name).propagators.push(model);
    for (const model of models.guards) for (const name of model.names) this.#of(name).guards.push(model);
    for (const [name, type] of Object.entries(models.types.returns)) this.#of(name).returns = type;
    for (const entry of models.entries)
      for (const { name, argument } of entry.registrations)
        this.#of(name).registrations.push({ entry, argument });
    for (const model of models.types.typed ?? [])
      for (const name of model.names) this.#of(name).typed.push(model);
    for (const name of models.types.noReturn) this.#of(name).noReturn = true;
    for (const model of models.types.declarations ?? []) this.#fillDeclaration(model);
    for (const [name, attribute] of Object.entries(models.types.instances ?? {}))
      this.#of(name).instanceOf = attribute;
  }

  #fillDeclaration({ names, classes, parts, readBy }: DeclarationModel): void {
    const owners = names.map((name) => name.slice(0, name.lastIndexOf('.')));
    for (const name of names) this.#of(name).declaration = 'declares';
    for (const owner of new Set([...owners, ...classes])) {
      for (const part of parts) this.#of(`${owner}.${part}`).declaration = 'part';
      for (const reader of readBy) this.#of(`${owner}.${reader}`).declaration = 'holds';
    }
  }
}

/** Source kinds that an expression mentions. */
export function sourcesOf(requires: Requires): string[] {
  const found: string[] = [];
  const open = [requires];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === 'source') found.push(next.source);
    else if (next.kind === 'not') open.push(next.operand);
    else open.push(...next.operands);
  }
  return found;
}

/** Truth of the expression over the kinds that are there. */
export function holds(requires: Requires, present: (source: string) => boolean): boolean {
  switch (requires.kind) {
    case 'source':
      return present(requires.source);
    case 'not':
      return !holds(requires.operand, present);
    case 'and':
      return requires.operands.every((operand) => holds(operand, present));
    case 'or':
      return requires.operands.some((operand) => holds(operand, present));
  }
}
