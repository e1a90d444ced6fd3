/**
 * Model files (YAML, notation in docs/models.md) -> the models that taint analysis asks. Pure: reading the files is
 * the caller's work. Several files add up to one set.
 *
 *     sinks:
 *       - kind: command-injection
 *         names: os.system                # os.system(x): x is run by a shell
 *         arguments: [0, command]
 */
import type { RuleProblem } from '../rules/rule.js';
import { RuleError, readYaml, type YamlNode } from '../rules/yaml-node.js';
import type {
  DeclarationModel,
  EntryModel,
  GuardForm,
  GuardModel,
  ModelSet,
  PropagatorModel,
  SanitizerModel,
  SinkModel,
  SourceModel,
  TypedModel,
} from '../taint/models.js';
import { readKeyNames, readNameList, readNames } from './names.js';
import {
  readDeclaration,
  readEntry,
  readGuard,
  readPropagator,
  readProtected,
  readSanitizer,
  readSink,
  readSource,
  readTyped,
} from './sections.js';

export interface ModelFile {
  readonly path: string;
  readonly text: string;
}

export interface LoadedModels {
  readonly models: ModelSet;
  /** A model with a problem is not part of `models`. */
  readonly problems: readonly RuleProblem[];
}

const GUARD_FORMS: readonly GuardForm[] = [
  'constant',
  'numeric',
  'word',
  'url-prefix',
  'dots',
  'slash',
  'newline',
  'inside-directory',
  'host',
  'relative-url',
  'suffix',
];

const SECTIONS = [
  'description',
  'sources',
  'sinks',
  'sanitizers',
  'propagators',
  'guards',
  'entries',
  'returns',
  'typed',
  'bases',
  'aliases',
  'carriers',
  'no-return',
  'harmless-types',
  'harmless-fields',
  'declarations',
  'instances',
  'guard-forms',
  'characters',
  'embeddings',
];

/** Where a value can stand in a text. */
const SURROUNDINGS = ["'", '"', 'text', 'query'];

/** What is being collected over all files. */
class Collected {
  readonly sources: SourceModel[] = [];
  readonly sinks: SinkModel[] = [];
  readonly sanitizers: SanitizerModel[] = [];
  readonly propagators: PropagatorModel[] = [];
  readonly guards: GuardModel[] = [];
  readonly entries: EntryModel[] = [];
  readonly returns = new Map<string, string>();
  readonly typed: TypedModel[] = [];
  readonly bases = new Map<string, readonly string[]>();
  readonly aliases = new Map<string, string>();
  readonly carriers = new Set<string>();
  readonly noReturn = new Set<string>();
  readonly harmlessTypes = new Set<string>();
  readonly harmlessFields = new Set<string>();
  readonly declarations: DeclarationModel[] = [];
  readonly instances = new Map<string, string>();
  readonly guardForms = new Map<string, readonly string[] | 'all'>();
  readonly characters = new Map<string, string>();
  readonly embeddings = new Map<string, Readonly<Record<string, string>>>();

  /** `a.B` gives a `a.B` where models know methods of `a.B`. */
  #constructors(): Map<string, string> {
    const returns = new Map<string, string>();
    const named = [this.sources, this.sinks, this.sanitizers, this.propagators, this.guards].flat();
    const called = this.entries.flatMap(({ decorators, registrations }) => [
      ...decorators,
      ...registrations.map(({ name }) => name),
    ]);
    const declaring = this.declarations.flatMap((model) => model.names);
    const names = [...named.flatMap((model) => model.names), ...called, ...declaring, ...this.returns.keys()];
    for (const name of names) {
      const type = /^([\w.]+\.[A-Z]\w*)\.[a-z_]\w*$/.exec(name)?.[1];
      if (type !== undefined) returns.set(type, type);
    }
    for (const type of this.bases.keys()) returns.set(type, type);
    for (const [name, type] of this.returns) returns.set(name, type);
    return returns;
  }

  finish(): ModelSet {
    const forms = (form: GuardForm): readonly string[] | 'all' => this.guardForms.get(form) ?? [];
    return {
      sources: this.sources,
      sinks: this.sinks,
      sanitizers: this.sanitizers,
      propagators: this.propagators,
      guards: this.guards,
      entries: this.entries,
      types: {
        returns: Object.fromEntries(this.#constructors()),
        typed: this.typed,
        bases: Object.fromEntries(this.bases),
        aliases: Object.fromEntries(this.aliases),
        carriers: [...this.carriers],
        noReturn: [...this.noReturn],
        harmlessTypes: [...this.harmlessTypes],
        harmlessFields: [...this.harmlessFields],
        declarations: this.declarations,
        instances: Object.fromEntries(this.instances),
      },
      guardForms: Object.fromEntries(
        GUARD_FORMS.map((form) => [form, forms(form)]),
      ) as ModelSet['guardForms'],
      characters: Object.fromEntries(this.characters),
      embeddings: Object.fromEntries(this.embeddings),
    };
  }
}

/** Loads model files. A model with a problem is left out and named; the others load. */
export function loadModels(files: readonly ModelFile[]): LoadedModels {
  const collected = new Collected();
  const problems: RuleProblem[] = [];
  for (const { path, text } of files) {
    const read = readYaml(path, text);
    if ('problems' in read) {
      problems.push(...read.problems);
      continue;
    }
    const attempt = (action: () => void): void => {
      try {
        action();
      } catch (error) {
        if (!(error instanceof RuleError)) throw error;
        problems.push({ path, line: error.line, ruleId: '', key: error.key, message: error.message });
      }
    };
    attempt(() => readDocument(read.root, collected, attempt));
  }
  return { models: collected.finish(), problems };
}

function readDocument(root: YamlNode, into: Collected, attempt: (action: () => void) => void): void {
  for (const section of root.entries())
    if (!SECTIONS.includes(section.key))
      attempt(() => {
        throw section.fail(`\`${section.key}\` is no section of a model file`);
      });
  const list = <T>(key: string, target: T[], read: (node: YamlNode) => T): void =>
    attempt(() =>
      root
        .get(key)
        ?.items()
        .forEach((item) => attempt(() => void target.push(read(item)))),
    );
  const mapping = (key: string, read: (entry: YamlNode) => void): void =>
    attempt(() =>
      root
        .get(key)
        ?.entries()
        .forEach((entry) => attempt(() => read(entry))),
    );
  list('sources', into.sources, readSource);
  list('sinks', into.sinks, readSink);
  list('sanitizers', into.sanitizers, readSanitizer);
  list('propagators', into.propagators, readPropagator);
  list('guards', into.guards, readGuard);
  list('entries', into.entries, readEntry);
  list('typed', into.typed, readTyped);
  list('declarations', into.declarations, readDeclaration);
  mapping('returns', (entry) => {
    const [type] = readNames(entry);
    for (const name of readKeyNames(entry)) into.returns.set(name, type!);
  });
  mapping('bases', (entry) => {
    for (const name of readKeyNames(entry))
      into.bases.set(name, [...new Set([...(into.bases.get(name) ?? []), ...readNameList(entry)])]);
  });
  mapping('aliases', (entry) => {
    const [target] = readNames(entry);
    for (const name of readKeyNames(entry)) into.aliases.set(name, target!);
  });
  attempt(() => readNameList(root.get('carriers')).forEach((name) => into.carriers.add(name)));
  attempt(() => readNameList(root.get('no-return')).forEach((name) => into.noReturn.add(name)));
  mapping('instances', (entry) => {
    for (const name of readKeyNames(entry)) into.instances.set(name, entry.text());
  });
  attempt(() => readNameList(root.get('harmless-fields')).forEach((name) => into.harmlessFields.add(name)));
  attempt(() => readNameList(root.get('harmless-types')).forEach((name) => into.harmlessTypes.add(name)));
  mapping('guard-forms', (entry) => {
    if (!GUARD_FORMS.some((form) => form === entry.key))
      throw entry.fail(`\`${entry.key}\` is no form of a check; it must be one of ${GUARD_FORMS.join(', ')}`);
    const known = into.guardForms.get(entry.key) ?? [];
    const more = readProtected(entry);
    into.guardForms.set(
      entry.key,
      known === 'all' || more === 'all' ? 'all' : [...new Set([...known, ...more])],
    );
  });
  mapping('characters', (entry) => into.characters.set(entry.key, entry.text()));
  mapping('embeddings', (entry) => {
    const surroundings = entry.entries().map((each) => {
      if (!SURROUNDINGS.includes(each.key))
        throw each.fail(`\`${each.key}\` is neither a quote nor \`text\` nor \`query\``);
      return [each.key, each.text()] as const;
    });
    into.embeddings.set(entry.key, Object.fromEntries(surroundings));
  });
}
