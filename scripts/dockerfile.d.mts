export interface Instruction {
  readonly name: string;
  readonly text: string;
  readonly line: number;
}
export interface StageText {
  readonly image: string;
  readonly name: string;
  readonly instructions: readonly Instruction[];
}
export function parseDockerfile(text: string): Instruction[];
export function stagesOf(instructions: readonly Instruction[]): StageText[];
export function execForm(text: string): string[] | undefined;
export function optionsOf(text: string): { options: Record<string, string>; rest: string };
