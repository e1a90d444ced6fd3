/**
 * Models of libraries: what a qualified name means to taint. Built from `rules/models/*.yaml`.
 *
 * One notation names everything. `os.system` is a function, `flask.request` a module's attribute,
 * `sqlite3.Cursor.execute` a method of the type `sqlite3.Cursor`, `?.execute` a method of that name on a receiver of
 * unknown type (to be used with a condition that makes it plausible). Types come from `returns`, annotations and base
 * classes; `aliases` give one thing its several import paths.
 */

/** An argument of a call: position, keyword, the receiver, all arguments, or all from a position on. */
export type ArgumentRef = number | string;
// 0, 'query', 'receiver', 'any', '1..', '**'

/** A condition on a call. All conditions of a list must hold. What is not known counts as possible for `when`. */
export type Condition =
  /** Some argument may be one of the constants; an absent argument counts as `absent`. */
  | {
      readonly kind: 'constant';
      readonly argument: readonly ArgumentRef[];
      readonly values: readonly Constant[];
      readonly absent: boolean;
    }
  /** The argument is given (or not). */
  | { readonly kind: 'given'; readonly argument: readonly ArgumentRef[]; readonly given: boolean }
  /** The argument's value has one of these types or names one of these things. */
  | {
      readonly kind: 'type';
      readonly argument: readonly ArgumentRef[];
      readonly types: readonly string[];
      readonly absent: boolean;
    }
  /** The constant parts of the argument's text match. */
  | { readonly kind: 'text'; readonly argument: readonly ArgumentRef[]; readonly regex: string }
  /** The source text of the receiver's last name matches: `cur` in `self.cur.execute`. */
  | { readonly kind: 'receiver'; readonly regex: string }
  /** The content type that the receiver's response is sent with matches. */
  | { readonly kind: 'content-type'; readonly regex: string }
  /** An attribute of the argument, or of the receiver, is certainly one of the constants. */
  | {
      readonly kind: 'field';
      readonly argument: readonly ArgumentRef[] | undefined;
      readonly name: string;
      readonly values: readonly Constant[];
    }
  /** The result of the call is used (or not): an expression statement throws it away. */
  | { readonly kind: 'used'; readonly used: boolean }
  /** Some module of the name is imported by the file. */
  | { readonly kind: 'imports'; readonly modules: readonly string[] };

export type Constant = string | number | boolean | null;

/** How the dangerous argument of a sink is read. */
export type SinkForm =
  /** Anything inside the value is dangerous. */
  | 'value'
  /** The text that `str()` makes of the value. */
  | 'text'
  /** A command: the text with a shell, else the program and what a shell or interpreter is given to run. */
  | 'command'
  /** The program, and behind it its arguments, one by one or as a list: what `command` says of a list. */
  | 'program'
  /** The same where the program is told its own name first. */
  | 'exec'
  /** A URL: safe once a constant prefix fixes the host. */
  | 'url'
  /** A redirect target: safe once a constant prefix fixes host or makes it a path. */
  | 'target'
  /** A file, open or by name: a fixed name says nothing about what is in it, a buffer in memory does. */
  | 'file'
  /** A path: safe where a constant prefix makes it something else than a path. */
  | 'path'
  /** A query object: dangerous where attacker's structure (not text) can arrive. */
  | 'structure'
  /** Only the keys of a mapping are dangerous. */
  | 'keys'
  /** A module's name: safe once a constant beginning fixes its package. */
  | 'module'
  /** The variables of a template; dangerous are those that it shows without escaping. */
  | 'shown';

export interface SourceModel {
  readonly kind: string;
  /** Reads or results of calls of these names. */
  readonly names: readonly string[];
  readonly when: readonly Condition[];
  /** Sink kinds that this data cannot endanger: text that arrives as text is no query object. */
  readonly except: readonly string[];
  /** Sink kinds that an attribute of what is in it cannot endanger, by the attribute's name. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  /** "query parameters", for traces. */
  readonly note: string;
}

export interface SinkModel {
  readonly kind: string;
  readonly names: readonly string[];
  /** References to one and the same or several dangerous arguments. */
  readonly arguments: readonly ArgumentRef[];
  readonly form: SinkForm;
  readonly when: readonly Condition[];
  readonly unless: readonly Condition[];
  /** Of the form 'shown': what names the template or is its text. */
  readonly template: readonly ArgumentRef[];
  /** An assignment to the attribute is the sink, not a call: `response.headers[...] = x`. */
  readonly assignment: boolean;
  /** "run by a shell". */
  readonly note: string;
}

/** The result is harmless for the sink kinds, whatever went in. */
export interface SanitizerModel {
  readonly names: readonly string[];
  readonly sinks: readonly string[] | 'all';
  /** Characters that the result does not contain, or not as such. */
  readonly removes: string;
  readonly when: readonly Condition[];
}

/** Taint goes from arguments to arguments or the result, in place of the default (everything to the result). */
export interface PropagatorModel {
  readonly names: readonly string[];
  readonly from: readonly ArgumentRef[];
  /** Argument references or 'return'. */
  readonly to: readonly ArgumentRef[];
  /** If no propagator of a name holds, the default does. */
  readonly when?: readonly Condition[];
  readonly note: string;
}

/** A call that gives a value of this type under conditions: a parser that is hardened by its options. */
export interface TypedModel {
  readonly names: readonly string[];
  readonly type: string;
  readonly when: readonly Condition[];
}

/** A call whose outcome says that an argument is harmless for the sink kinds. */
export interface GuardModel {
  readonly names: readonly string[];
  readonly argument: readonly ArgumentRef[];
  readonly sinks: readonly string[] | 'all';
  /** The outcome that says so; 'returns': it raises otherwise. */
  readonly outcome: 'true' | 'false' | 'returns';
  readonly when: readonly Condition[];
}

/**
 * Fields that are declared with the type of their data: by calls (`parser.add_argument("days", type=int)`), by a
 * decorator for a parameter (`click.option`), by attributes of a class (`days = forms.IntegerField()`).
 */
export interface DeclarationModel {
  /** Methods or decorators that declare one field. */
  readonly names: readonly string[];
  /** Base classes whose attributes declare. */
  readonly classes: readonly string[];
  /** Methods that give a part of the receiver which declares on its behalf: `add_argument_group`. */
  readonly parts: readonly string[];
  /** Attributes and methods of the object that hold the data of the declared fields: `parse_args`. */
  readonly readBy: readonly string[];
}

/** Which functions a framework calls, and what it hands them. */
export interface EntryModel {
  readonly kind: string;
  /** Decorators (`flask.Flask.route`, `?.route`), matched by qualified name. */
  readonly decorators: readonly string[];
  /** Says more about a function that another model makes an entry point. */
  readonly adds: boolean;
  /** Base classes whose subclasses' methods are called. */
  readonly bases: readonly string[];
  /** Names of those methods, or of plain functions if there are neither decorators nor bases; all if empty. */
  readonly methods: readonly string[];
  /** Calls that register a handler: argument 1 of `django.urls.path`. */
  readonly registrations: readonly { readonly name: string; readonly argument: readonly ArgumentRef[] }[];
  /** Names of the first parameters (after self) that mark a handler in files that fulfil `when`: `request`. */
  readonly firstParameters: readonly string[];
  /** Conditions on the module (`imports`). */
  readonly when: readonly Condition[];
  /** Types of leading parameters, after self: `['django.http.HttpRequest']`; '' leaves one as it is. */
  readonly parameterTypes: readonly string[];
  /** Which of the remaining parameters carry attacker data: all but well-typed ones, those of the route, … */
  readonly parameters: 'all' | 'route' | 'first' | 'none';
  /** Sink kind of the returned value, if the framework makes it a page. */
  readonly returns: string;
  /** `self.<name>` has a type: `request: django.http.HttpRequest`. */
  readonly selfTypes: Readonly<Record<string, string>>;
  /** `self.<name>` carries attacker data. */
  readonly selfSources: readonly string[];
  readonly note: string;
}

/** Facts about names that are neither sources nor sinks. */
export interface TypeModel {
  /** Calls or reads of these names give a value of this type: `sqlite3.connect` -> `sqlite3.Connection`. */
  readonly returns: Readonly<Record<string, string>>;
  /** Goes before `returns`; the first that holds. */
  readonly typed?: readonly TypedModel[];
  /** Type -> its bases. */
  readonly bases: Readonly<Record<string, readonly string[]>>;
  /** Other import path -> canonical name, for the name and everything below it. */
  readonly aliases: Readonly<Record<string, string>>;
  /** Objects whose attributes and elements outlive the function that stores them: `flask.g`. */
  readonly carriers?: readonly string[];
  /** Functions that never return: `flask.abort`. */
  readonly noReturn: readonly string[];
  /** Annotations and converters whose values cannot inject: `int`, `uuid.UUID`. */
  readonly harmlessTypes: readonly string[];
  /** Types of declared fields whose data cannot inject: `django.forms.IntegerField`, `click.Choice`. */
  readonly harmlessFields?: readonly string[];
  readonly declarations?: readonly DeclarationModel[];
  /** Methods that give an instance of the class that an attribute of theirs names: `get_serializer`. */
  readonly instances?: Readonly<Record<string, string>>;
}

/** What a condition in the code proves about the value it looks at, per form of condition. */
export type GuardForm =
  /** `x in CONSTANTS`, `x == "constant"`. */
  | 'constant'
  /** `x.isdigit()`, `int(x)`. */
  | 'numeric'
  /** `x.isalnum()`, `x.isidentifier()`. */
  | 'word'
  /** `x.startswith("https://example.org/")`, the prefix fixing a host. */
  | 'url-prefix'
  /** `".." in x`, refused. */
  | 'dots'
  /** `"/" in x`, refused. */
  | 'slash'
  /** `"\n" in x`, refused. */
  | 'newline'
  /** `resolved.startswith(BASE)`, `p.is_relative_to(BASE)`, `BASE in p.parents`, `commonpath(...) == BASE`. */
  | 'inside-directory'
  /** `urlparse(x).netloc in HOSTS`. */
  | 'host'
  /** `not urlparse(x).netloc`: a relative reference. */
  | 'relative-url'
  /** `x.endswith(".txt")`: proves nothing by default. */
  | 'suffix';

export interface ModelSet {
  readonly sources: readonly SourceModel[];
  readonly sinks: readonly SinkModel[];
  readonly sanitizers: readonly SanitizerModel[];
  readonly propagators: readonly PropagatorModel[];
  readonly guards: readonly GuardModel[];
  readonly entries: readonly EntryModel[];
  readonly types: TypeModel;
  /** Form of a condition -> sink kinds that it protects. */
  readonly guardForms: Readonly<Record<GuardForm, readonly string[] | 'all'>>;
  /** Sink kind -> characters that must all be refused, escaped or replaced for it to be harmless. */
  readonly characters: Readonly<Record<string, string>>;
  /**
   * Sink kind -> surroundings (an open quote, or `text` between tags) -> characters that must be absent there for a
   * value to stay within them.
   */
  readonly embeddings: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
