/**
 * Command lines: the program that is started, and what a shell or an interpreter among them is given to run.
 *
 *     subprocess.run(["convert", name])            name is an argument
 *     subprocess.run(["bash", "-c", script])       script is run
 *     os.execvp("python3", ["python3", path])      path is run
 *     subprocess.run(["ssh", host, command])       command is run, on the host
 */
import type { CallFacts } from './call-conditions.js';
import { argumentAt } from './calls.js';
import { exactItems, noteSensitive } from './elements.js';
import { CLEAN, joinTaint, type Taint } from './labels.js';
import type { Frame, Machine } from './machine.js';
import { canBe, onlyConstant, type Value } from './values.js';

/** Programs that run what they are given: with a flag, or as the name of a script or program. */
const INTERPRETERS =
  /^(.*\/)?(sh|bash|dash|zsh|ksh|cmd|cmd\.exe|powershell|python[\d.]*|perl|ruby|php|node|env|sudo|doas|nohup|xargs|eval)$/;
const RUN_FLAG = /^(-[a-z]*[ce]|\/c|-Command)$/i;
const FLAG = /^[-/+]\S*$/;
const REMOTE_SHELL = /^(.*\/)?(ssh|rsh)$/;
/** Flags of `ssh` that take the next word. */
const SSH_VALUE_FLAG = /^-[BbcDEeFIiJLlmOopQRSWw]$/;

/** With a shell everything counts; without, the program and what an interpreter is given to run. */
export function commandTaint(m: Machine, frame: Frame, call: CallFacts, value: Value): Taint {
  const { state } = frame;
  const shell = argumentAt(frame, call.args, 'shell')?.value;
  if (shell !== undefined) noteSensitive(frame, shell);
  const mayShell =
    shell === undefined
      ? call.args.restKeywords !== undefined && !keysKnown(frame, call.args.restKeywords)
      : canBe(shell, true);
  // shell=False is certain only where constants say so.
  if (mayShell) return state.deepTaint(value);
  const items = exactItems(frame, value);
  if (items !== undefined && items.length > 0) return wordsTaint(m, frame, items);
  // A text without a shell names the program.
  return programTaint(m, frame, value.refs.length > 0 ? state.read(value, 'n:0') : value);
}

/**
 * The words of a call that takes the program and its arguments one by one, or the arguments as a list:
 * `os.execl(path, *words)`, `os.spawnv(mode, path, words)`. `from`: the program's position.
 */
export function wordsOfCall(
  frame: Frame,
  { args }: CallFacts,
  from: number,
  hasOwnName: boolean,
): readonly Value[] {
  const given = args.positional.slice(from);
  for (const name of ['program', 'path', 'file'])
    if (given.length === 0 && args.keywords.has(name)) given.push(args.keywords.get(name)!);
  const words = given.flatMap((value) => exactItems(frame, value) ?? [value]);
  if (args.rest !== undefined) words.push(args.rest);
  // Programs are told their own name first; a flag in its place is a mistake, which changes nothing about what is meant.
  const own = words[1] === undefined ? undefined : onlyConstant(words[1]);
  const isName = hasOwnName && !(typeof own === 'string' && FLAG.test(own));
  return isName && words.length > 2 ? [words[0]!, ...words.slice(2)] : words;
}

/** What of a command's words decides what is run. */
export function wordsTaint(m: Machine, frame: Frame, words: readonly Value[]): Taint {
  const { state } = frame;
  const [program, ...rest] = words;
  if (program === undefined) return CLEAN;
  let taint = programTaint(m, frame, program);
  const name = onlyConstant(program);
  if (typeof name !== 'string') return taint;
  const texts = rest.map((word) => onlyConstant(word));
  if (REMOTE_SHELL.test(name)) {
    for (const word of rest.slice(afterHost(texts))) taint = joinTaint(taint, state.deepTaint(word));
    return taint;
  }
  if (!INTERPRETERS.test(name)) return taint;
  const flag = texts.findIndex((text) => typeof text === 'string' && RUN_FLAG.test(text));
  if (flag !== -1 && rest[flag + 1] !== undefined) taint = joinTaint(taint, state.deepTaint(rest[flag + 1]!));
  // Behind a flag may stand its value.
  if (rest[0] !== undefined) taint = joinTaint(taint, programTaint(m, frame, rest[0]));
  return taint;
}

/** A constant beginning fixes a program. */
const programTaint = (m: Machine, frame: Frame, value: Value): Taint =>
  value.prefix !== '' && !m.isOff('prefixes') ? CLEAN : frame.state.deepTaint(value);

/** Position of the first word after the options and the host. */
function afterHost(texts: readonly unknown[]): number {
  let at = 0;
  for (; at < texts.length; at++) {
    const text = texts[at];
    if (typeof text !== 'string' || !text.startsWith('-')) break;
    if (SSH_VALUE_FLAG.test(text)) at++;
  }
  return at + 1;
}

function keysKnown(frame: Frame, value: Value): boolean {
  return (
    value.refs.length > 0 && value.refs.every((ref) => ref >= 0 && frame.state.object(ref) !== undefined)
  );
}
