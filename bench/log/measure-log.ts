import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerKind } from '../../compat/server/server.ts';
import type { ServerProcess } from '../../compat/server/server-process.ts';
import type { Results } from '../results.ts';
import { coldReads } from './cold-reads.ts';
import { compaction } from './compaction.ts';
import { flush } from './flush.ts';
import type { LogMeasure, LogScale } from './log-measure.ts';
import { partitions } from './partitions.ts';
import { recovery } from './recovery.ts';
import { scale } from './scale.ts';

const MEASURES: readonly LogMeasure[] = [recovery, compaction, partitions, scale, flush, coldReads];

export const LOG_MEASURES = MEASURES.map(({ name }) => name);

export interface LogRun {
  /** Names of measures. */
  readonly only: readonly string[];
  readonly kinds: readonly ServerKind[];
  readonly folder: string;
  readonly scale: LogScale;
  newServer(kind: ServerKind, folder: string, overrides: LogMeasure['overrides']): Promise<ServerProcess>;
  say(text: string): void;
}

/** Each measure on each server alone: its data must fit into the page cache, and its files go with it. */
export async function measureLog(
  { only, kinds, folder, scale, newServer, say }: LogRun,
  results: Results,
): Promise<void> {
  for (const measure of MEASURES.filter(({ name }) => only.includes(name))) {
    for (const kind of kinds) {
      say(`${measure.name}: ${kind}`);
      const place = join(folder, `${measure.name}-${kind}`);
      const server = await newServer(kind, place, measure.overrides);
      await server.start();
      await measure.run(server, results, scale);
      await server.stop();
      rmSync(place, { recursive: true });
    }
  }
}
