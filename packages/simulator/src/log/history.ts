import { DEFAULT_LOG_CONFIG, type LogConfig } from '@kavka/storage';
import { SeededRandom } from '@kavka/testkit';
import type { CrashKind, CrashPlan, FaultPlan } from '../disk/fault.ts';

/** Of the logs under test, which share one log directory. */
export const LOG_COUNT = 2;

/** Producer 0 has no id; these have, and the last two write in transactions. */
export const PRODUCERS = [1, 2, 3, 4] as const;
export const FIRST_TRANSACTIONAL = 3;

/** What of its producer's sequence an append claims to be. */
export type AppendKind = 'next' | 'again' | 'gap' | 'stale-epoch' | 'new-epoch';

/**
 * One thing that is done. Parts are of the log's length, 0 to 1. Steps mean something in any order, so that any of them may be left
 * out.
 */
export type Step =
  | {
      readonly do: 'append';
      readonly log: number;
      readonly producer: number;
      readonly kind: AppendKind;
      readonly sizes: readonly number[];
      readonly codec: 0 | 1 | 2 | 3 | 4;
      /** The leader's epoch rises by so much before. */
      readonly epochs: number;
      /** So much earlier than now is the record's time. */
      readonly lateMs: number;
    }
  | {
      readonly do: 'end transaction';
      readonly log: number;
      readonly producer: number;
      readonly abort: boolean;
    }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'flush' | 'roll' | 'rest' | 'check'; readonly log: number }
  | { readonly do: 'delete records'; readonly log: number; readonly part: number }
  | { readonly do: 'truncate'; readonly log: number; readonly part: number }
  | { readonly do: 'retention'; readonly log: number; readonly by: 'bytes' | 'time'; readonly part: number }
  | { readonly do: 'restart'; readonly rot: number | null }
  | { readonly do: 'crash'; readonly kind: CrashKind; readonly seed: number; readonly rot: number | null }
  | { readonly do: 'crash soon'; readonly plan: CrashPlan }
  | { readonly do: 'fail'; readonly plan: FaultPlan }
  | { readonly do: 'full'; readonly bytes: number }
  | { readonly do: 'mend' };

export interface History {
  readonly seed: number;
  readonly config: LogConfig;
  readonly maxOpenFiles: number;
  /** The machine tells its starts apart, so that a killed process is told from a machine that stopped. */
  readonly knowsBoots: boolean;
  readonly steps: readonly Step[];
}

const SHORTEST = 8;
const LONGEST = 45;

export function drawHistory(seed: number): History {
  const random = new SeededRandom(seed);
  const config: LogConfig = {
    ...DEFAULT_LOG_CONFIG,
    flushMessages: random.oneIn(2) ? 1 : Number.POSITIVE_INFINITY,
    flushMs: random.oneIn(8) ? 50 : Number.POSITIVE_INFINITY,
    segmentBytes: random.pick([900, 2000, 6000]),
    indexIntervalBytes: random.pick([0, 150, 4096]),
    compressionType: random.pick(['producer', 'producer', 'lz4', 'uncompressed']),
    fileDeleteDelayMs: random.pick([0, 10]),
    retentionMs: -1,
    preallocate: random.oneIn(6),
  };
  const maxOpenFiles = random.pick([1, 4, 100]);
  const knowsBoots = random.oneIn(2);
  const troubles = random.pick([0, 1, 1, 2]);
  const length = SHORTEST + random.below(LONGEST - SHORTEST);
  const steps = Array.from({ length }, () => drawStep(random, troubles));
  return { seed, config, maxOpenFiles, knowsBoots, steps };
}

function drawStep(random: SeededRandom, troubles: number): Step {
  const log = random.below(LOG_COUNT);
  const drawn = random.below(40 + 3 * troubles);
  if (drawn < 16) return drawAppend(random, log);
  if (drawn < 19)
    return { do: 'end transaction', log, producer: drawTransactional(random), abort: random.oneIn(2) };
  if (drawn < 25) return { do: 'wait', ms: random.pick([0, 1, 5, 100, 70_000]) };
  if (drawn < 29) return { do: random.pick(['flush', 'roll', 'rest', 'check'] as const), log };
  if (drawn === 29) return { do: 'delete records', log, part: random.below(1001) / 1000 };
  if (drawn === 30) return { do: 'truncate', log, part: random.below(1001) / 1000 };
  if (drawn === 31)
    return { do: 'retention', log, by: random.pick(['bytes', 'time']), part: random.below(1001) / 1000 };
  if (drawn < 34) return { do: 'restart', rot: random.oneIn(8) ? random.uint32() : null };
  if (drawn < 38) return drawCrash(random);
  if (drawn < 40) return { do: 'mend' };
  return drawTrouble(random);
}

function drawAppend(random: SeededRandom, log: number): Step {
  const producer = random.oneIn(3) ? 0 : random.pick([...PRODUCERS]);
  const kind = random.oneIn(3)
    ? random.pick(['again', 'again', 'gap', 'stale-epoch', 'new-epoch'] as const)
    : 'next';
  const sizes = Array.from({ length: 1 + random.below(random.oneIn(10) ? 30 : 4) }, () => random.below(90));
  const codec = random.oneIn(2) ? 0 : random.pick([1, 2, 3, 4] as const);
  const lateMs = random.oneIn(4) ? random.below(200) : 0;
  return { do: 'append', log, producer, kind, sizes, codec, epochs: random.oneIn(8) ? 1 : 0, lateMs };
}

function drawTransactional(random: SeededRandom): number {
  return FIRST_TRANSACTIONAL + random.below(PRODUCERS.length - FIRST_TRANSACTIONAL + 1);
}

function drawCrash(random: SeededRandom): Step {
  const kind = random.pick(['kill', 'dropped', 'torn', 'torn'] as const);
  const seed = random.uint32();
  if (random.oneIn(3)) return { do: 'crash', kind, seed, rot: random.oneIn(8) ? random.uint32() : null };
  return { do: 'crash soon', plan: { kind, skip: random.below(random.oneIn(2) ? 5 : 40), seed } };
}

function drawTrouble(random: SeededRandom): Step {
  if (random.oneIn(4)) return { do: 'full', bytes: random.below(1500) };
  const operation = random.pick([
    'write',
    'write',
    'sync',
    'sync',
    'sync',
    'read',
    'open',
    'rename',
    'remove',
    'truncate',
    'list',
  ] as const);
  const code = random.pick(
    operation === 'open' ? (['EIO', 'EMFILE', 'ENOSPC'] as const) : (['EIO', 'ENOSPC'] as const),
  );
  const skip = random.below(random.oneIn(2) ? 2 : 12);
  return { do: 'fail', plan: { operation, skip, times: random.oneIn(3) ? 5 : 1, code } };
}

/** A history as a person reads it. */
export function describeHistory({ config, maxOpenFiles, knowsBoots, steps }: History): string {
  const { flushMessages, flushMs, segmentBytes, indexIntervalBytes, compressionType, preallocate } = config;
  const setting = { flushMessages, flushMs, segmentBytes, indexIntervalBytes, compressionType, preallocate };
  const first = `${Object.entries({ ...setting, maxOpenFiles, knowsBoots })
    .map(([name, value]) => `${name}=${value}`)
    .join(' ')}`;
  return [first, ...steps.map((step, index) => `${index + 1}. ${describeStep(step)}`)].join('\n');
}

export function describeStep(step: Step): string {
  const { do: name, ...rest } = step;
  const details = Object.entries('plan' in rest ? rest.plan : rest);
  return `${name} ${details.map(([key, value]) => `${key}=${value}`).join(' ')}`.trimEnd();
}
