/** The phases of an analysis, for measuring what each costs. */

/**
 * What an analysis spends its time on: reading texts; names, scopes and imports; search rules and users' taint rules;
 * the program of the flow rules and who calls whom; following flows; findings, suppressions and everything else.
 */
export type Phase = 'parse' | 'semantics' | 'matching' | 'program' | 'taint' | 'report';
