import { Trace } from '../disk/trace.ts';
import { drawHistory, type History } from './history.ts';
import type { LogFailure } from './log-failure.ts';
import type { DiskAdapter } from './log-world.ts';
import { shrink } from './shrink.ts';
import { Trial } from './trial.ts';

/** Runs one history; null where all went well. */
export async function runHistory(history: History, adapt?: DiskAdapter): Promise<LogFailure | null> {
  const trace = new Trace();
  try {
    await new Trial(history, trace, adapt).run();
    return null;
  } catch (error) {
    return { history, error: error instanceof Error ? error : new Error(String(error)), trace: trace.text };
  }
}

export function runSeed(seed: number, adapt?: DiskAdapter): Promise<LogFailure | null> {
  return runHistory(drawHistory(seed), adapt);
}

/** The smallest history that was found to fail as this one does. */
export async function smallestFailure(failure: LogFailure, adapt?: DiskAdapter): Promise<LogFailure> {
  return shrink(failure, (history) => runHistory(history, adapt));
}
