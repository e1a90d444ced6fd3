/** An engine with the built-in rules whose phases are timed, for the benches that print what each phase costs. */
import { createEngine, createWasmParser, type AnalysisEngine, type Phase } from '../src/analysis/index.js';
import { isModelFile, readRuleFiles } from '../src/config/rule-files.js';

/** Processor time of this process in seconds, which other processes do not disturb. */
const clock = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

export interface TimedEngine {
  readonly engine: AnalysisEngine;
  /** Seconds by phase since the last `restart`, the phase that is running included. */
  readonly spent: () => ReadonlyMap<Phase, number>;
  readonly restart: () => void;
}

/** Reads the rules from `rules` below the working directory. */
export async function timedEngine(): Promise<TimedEngine> {
  const times = new Map<Phase, number>();
  let phase: Phase = 'report';
  let since = clock();
  const enter = (next: Phase): void => {
    const now = clock();
    times.set(phase, (times.get(phase) ?? 0) + now - since);
    phase = next;
    since = now;
  };
  const files = readRuleFiles('rules');
  const { engine } = createEngine({
    parser: await createWasmParser(),
    rules: files.filter((file) => !isModelFile(file)),
    models: files.filter(isModelFile),
    builtin: true,
    observe: enter,
  });
  return {
    engine,
    spent() {
      enter('report');
      return times;
    },
    restart() {
      enter('report');
      times.clear();
    },
  };
}
