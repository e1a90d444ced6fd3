/**
 * Kinds of syntax nodes and field names, numbered by us and not by the grammar, so that both parser
 * back ends produce the same numbers and a grammar that knows a new kind is noticed when it is loaded.
 *
 * Named kinds (K.call) are grammar rules; tokens (T['+']) are punctuation and keywords. Numbers are dense:
 * 0 is the ERROR node, named kinds follow, tokens begin at TOKEN_BASE.
 */

// prettier-ignore
const NAMED = [
  'ERROR',
  'aliased_import', 'argument_list', 'as_pattern', 'as_pattern_target', 'assert_statement', 'assignment',
  'attribute', 'augmented_assignment', 'await', 'binary_operator', 'block', 'boolean_operator',
  'break_statement', 'call', 'case_clause', 'case_pattern', 'chevron', 'class_definition', 'class_pattern',
  'comment', 'comparison_operator', 'complex_pattern', 'concatenated_string', 'conditional_expression',
  'constrained_type', 'continue_statement', 'decorated_definition', 'decorator', 'default_parameter',
  'delete_statement', 'dict_pattern', 'dictionary', 'dictionary_comprehension', 'dictionary_splat',
  'dictionary_splat_pattern', 'dotted_name', 'elif_clause', 'ellipsis', 'else_clause',
  'escape_interpolation', 'escape_sequence', 'except_clause', 'exec_statement', 'expression_list',
  'expression_statement', 'false', 'finally_clause', 'float', 'for_in_clause', 'for_statement',
  'format_expression', 'format_specifier', 'function_definition', 'future_import_statement',
  'generator_expression', 'generic_type', 'global_statement', 'identifier', 'if_clause', 'if_statement',
  'import_from_statement', 'import_prefix', 'import_statement', 'integer', 'interpolation',
  'keyword_argument', 'keyword_pattern', 'keyword_separator', 'lambda', 'lambda_parameters',
  'line_continuation', 'list', 'list_comprehension', 'list_pattern', 'list_splat', 'list_splat_pattern',
  'match_statement', 'member_type', 'module', 'named_expression', 'none', 'nonlocal_statement',
  'not_operator', 'pair', 'parameters', 'parenthesized_expression', 'parenthesized_list_splat',
  'pass_statement', 'pattern_list', 'positional_separator', 'print_statement', 'raise_statement',
  'relative_import', 'return_statement', 'set', 'set_comprehension', 'slice', 'splat_pattern', 'splat_type',
  'string', 'string_content', 'string_end', 'string_start', 'subscript', 'true', 'try_statement', 'tuple',
  'tuple_pattern', 'type', 'type_alias_statement', 'type_conversion', 'type_parameter',
  'typed_default_parameter', 'typed_parameter', 'unary_operator', 'union_pattern', 'union_type',
  'while_statement', 'wildcard_import', 'with_clause', 'with_item', 'with_statement', 'yield',
] as const;

// prettier-ignore
const TOKENS = [
  ';', 'import', '.', 'from', '__future__', '(', ')', ',', 'as', '*', 'print', '>>', 'assert', ':=',
  'return', 'del', 'raise', 'pass', 'break', 'continue', 'if', ':', 'elif', 'else', 'match', 'case',
  'async', 'for', 'in', 'while', 'try', 'except', 'finally', 'with', 'def', '->', '**', 'global',
  'nonlocal', 'exec', 'type', '=', 'class', '[', ']', '@', '-', '_', '|', '{', '}', '+', 'not', 'and', 'or',
  '/', '%', '//', '&', '^', '<<', '~', 'is', '<', '<=', '==', '!=', '>=', '>', '<>', 'lambda', '+=', '-=',
  '*=', '/=', '@=', '//=', '%=', '**=', '>>=', '<<=', '&=', '^=', '|=', 'yield', '\\', 'await', 'not in',
  'is not',
] as const;

// prettier-ignore
const FIELDS = [
  '(none)', 'alias', 'alternative', 'argument', 'arguments', 'attribute', 'body', 'cause', 'code',
  'condition', 'consequence', 'definition', 'expression', 'format_specifier', 'function', 'guard', 'key',
  'left', 'module_name', 'name', 'object', 'operator', 'operators', 'parameters', 'return_type', 'right',
  'subject', 'subscript', 'superclasses', 'type', 'type_conversion', 'type_parameters', 'value',
] as const;

export type FieldName = Exclude<(typeof FIELDS)[number], '(none)'>;

/** Tokens are numbered from here; `kind < TOKEN_BASE` means "named node". */
export const TOKEN_BASE = 256;

/** How many named kinds there are: their numbers are below it. */
export const NAMED_KINDS = NAMED.length;

const number = <N extends string>(names: readonly N[], base: number): Readonly<Record<N, number>> =>
  Object.freeze(Object.fromEntries(names.map((name, i) => [name, base + i]))) as Readonly<Record<N, number>>;

/** Named kind -> number. */
export const K = number(NAMED, 0);
/** Token text -> number. */
export const T = number(TOKENS, TOKEN_BASE);
/** Field name -> number; 0 stands for "no field". */
export const F: Readonly<Record<FieldName, number>> = number(FIELDS, 0);

/** The grammar's name of a kind: 'call', '+'. */
export function kindName(kind: number): string {
  return (kind < TOKEN_BASE ? NAMED[kind] : TOKENS[kind - TOKEN_BASE]) ?? `?${kind}`;
}

/** Our number of a grammar's node type. Throws on a type we don't know: the grammar has changed. */
export function kindNumber(type: string, named: boolean): number {
  const found = named ? (K as Record<string, number>)[type] : (T as Record<string, number>)[type];
  if (found === undefined)
    throw new Error(`unknown ${named ? 'node' : 'token'} type of the Python grammar: ${type}`);
  return found;
}

/** Our number of a grammar's field name. Throws on a name we don't know. */
export function fieldNumber(name: string): number {
  const found = (F as Record<string, number>)[name];
  if (found === undefined) throw new Error(`unknown field of the Python grammar: ${name}`);
  return found;
}

/** Name of a field number, or '' for no field. */
export const fieldLabel = (field: number): string => (field === 0 ? '' : (FIELDS[field] ?? ''));
