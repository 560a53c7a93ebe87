import type { ServerProcess } from '../../compat/server/server-process.ts';
import type { Results } from '../results.ts';

/** How much of everything. */
export interface LogScale {
  readonly rounds: number;
  /** Of the log that is recovered. */
  readonly recoveryGigabytes: number;
  readonly compactionMegabytes: number;
  readonly produceMegabytes: number;
  readonly flushSeconds: number;
  readonly coldMegabytes: number;
  readonly latencyMessages: number;
}

/** One kind of measurement of the commit log, on a new server of its own, which it may stop and start. */
export interface LogMeasure {
  readonly name: string;
  /** Values of the server's properties. */
  readonly overrides: Readonly<Record<string, string>>;
  run(server: ServerProcess, results: Results, scale: LogScale): Promise<void>;
}
