import type { History, Step } from '@kavka/simulator';
import { DEFAULT_LOG_CONFIG, type LogConfig } from '@kavka/storage';

/** Histories in which logs once did what they should not, or that seeds come upon too seldom, each as short as it can be. */
export const KEPT_HISTORIES: Readonly<Record<string, History>> = {
  'the largest timestamp is known after a truncation': history({}, [
    append({ sizes: [41, 75] }),
    append({ sizes: [13, 26, 53] }),
    { do: 'truncate', log: 0, part: 0.8 },
    { do: 'check', log: 0 },
  ]),
  'a producer whose last batch holds the start of the log is known after a crash': history({}, [
    append({ producer: 2, sizes: [26, 15, 54, 43] }),
    append({ sizes: [76] }),
    { do: 'delete records', log: 0, part: 0.6 },
    { do: 'restart', rot: null },
    { do: 'crash', kind: 'torn', seed: 1908747219, rot: null },
  ]),
  'a torn transaction index takes no partition away': history({}, [
    append({ producer: 3, sizes: [24, 22] }),
    { do: 'end transaction', log: 0, producer: 3, abort: true },
    { do: 'roll', log: 0 },
    { do: 'end transaction', log: 0, producer: 3, abort: true },
    ...crashes(12),
  ]),
  'leader epochs saved in the background survive the machine': history({}, [
    append({ sizes: [57, 4], epochs: 1 }),
    { do: 'roll', log: 0 },
    { do: 'end transaction', log: 0, producer: 4, abort: true },
    { do: 'restart', rot: null },
    ...crashes(6),
  ]),
  'a segment that could not be made is not found by the next start': history({ flushMessages: 1 }, [
    append({ sizes: [81, 55] }),
    { do: 'wait', ms: 5 },
    { do: 'fail', plan: { operation: 'truncate', skip: 0, times: 1, code: 'EIO' } },
    { do: 'roll', log: 0 },
    append({ sizes: [75, 83] }),
    { do: 'wait', ms: 5 },
    { do: 'restart', rot: null },
  ]),
  'what a failed sync gave up is written again': history({}, [
    { do: 'fail', plan: { operation: 'sync', skip: 1, times: 5, code: 'ENOSPC' } },
    append({ sizes: [78, 15, 70, 33] }),
    { do: 'roll', log: 0 },
    { do: 'flush', log: 0 },
    { do: 'mend' },
    { do: 'flush', log: 0 },
    { do: 'restart', rot: null },
    { do: 'crash', kind: 'dropped', seed: 1, rot: null },
  ]),
  'an abort whose index cannot be written ends its transaction all the same': history({}, [
    append({ producer: 4, sizes: [18] }),
    { do: 'wait', ms: 5 },
    { do: 'fail', plan: { operation: 'write', skip: 1, times: 1, code: 'EIO' } },
    { do: 'end transaction', log: 0, producer: 4, abort: true },
    { do: 'wait', ms: 5 },
    { do: 'mend' },
    { do: 'check', log: 0 },
  ]),
  'aborted transactions below the recovery point survive the machine': history({}, [
    append({ producer: 3, sizes: [30] }),
    { do: 'end transaction', log: 0, producer: 3, abort: true },
    { do: 'roll', log: 0 },
    { do: 'wait', ms: 5 },
    { do: 'restart', rot: null },
    { do: 'crash', kind: 'dropped', seed: 1, rot: null },
  ]),
  'a time index that lies deletes nothing': history({ segmentBytes: 900 }, [
    append({ sizes: [43, 60, 64, 86] }),
    { do: 'wait', ms: 70_000 },
    append({ sizes: [8, 3, 41, 10] }),
    append({ sizes: [89, 6, 64, 19, 79, 13, 88, 64, 88, 17, 72] }),
    { do: 'restart', rot: 3198924076 },
    { do: 'retention', log: 0, by: 'time', part: 0.75 },
  ]),
  'a deletion that the disk refuses is no way back to deleted records': history({ flushMessages: 1 }, [
    append({ sizes: [70, 79, 88, 4] }),
    { do: 'wait', ms: 70_000 },
    { do: 'fail', plan: { operation: 'rename', skip: 0, times: 5, code: 'EIO' } },
    { do: 'retention', log: 0, by: 'time', part: 0.7 },
    { do: 'mend' },
    { do: 'restart', rot: null },
  ]),
  'what was cut from a segment is not back beside the one that follows': history(
    { flushMessages: 1 },
    [
      append({ sizes: [5, 33] }),
      append({ sizes: [18, 88, 32], epochs: 1 }),
      append({ sizes: [88, 72, 45, 75] }),
      { do: 'truncate', log: 0, part: 0.4 },
      append({ sizes: Array.from({ length: 28 }, () => 54) }),
      append({ sizes: [72, 60, 87, 81] }),
      { do: 'crash', kind: 'dropped', seed: 1, rot: null },
    ],
    { seed: 3 },
  ),
  'a sync that waits beside one that fails counts for nothing': history({ flushMessages: 1 }, [
    append({ sizes: [12, 7, 74] }),
    { do: 'wait', ms: 100 },
    { do: 'fail', plan: { operation: 'sync', skip: 1, times: 1, code: 'ENOSPC' } },
    append({ sizes: [51, 33, 38] }),
    { do: 'crash soon', plan: { kind: 'dropped', skip: 3, seed: 1 } },
    { do: 'roll', log: 0 },
  ]),
  'a partition that could not be opened has not ended in order': history(
    { flushMessages: 1 },
    [
      append({ log: 1, sizes: [44], epochs: 1 }),
      { do: 'fail', plan: { operation: 'sync', skip: 0, times: 5, code: 'ENOSPC' } },
      { do: 'fail', plan: { operation: 'open', skip: 1, times: 1, code: 'ENOSPC' } },
      { do: 'restart', rot: null },
      append({ sizes: [11, 56, 25] }),
      { do: 'wait', ms: 5 },
      { do: 'crash', kind: 'dropped', seed: 1, rot: null },
    ],
    { maxOpenFiles: 100 },
  ),
  'a transaction whose end was deleted is not open for ever': history({}, [
    append({ producer: 4, sizes: [57] }),
    { do: 'restart', rot: null },
    { do: 'end transaction', log: 0, producer: 4, abort: false },
    { do: 'wait', ms: 100 },
    append({ sizes: [82] }),
    { do: 'full', bytes: 0 },
    { do: 'retention', log: 0, by: 'time', part: 0.1 },
    { do: 'mend' },
    { do: 'restart', rot: null },
  ]),
};

function history(
  config: Partial<LogConfig>,
  steps: readonly Step[],
  setting: Partial<Pick<History, 'seed' | 'maxOpenFiles'>> = {},
): History {
  const all = { ...DEFAULT_LOG_CONFIG, segmentBytes: 2000, indexIntervalBytes: 150, fileDeleteDelayMs: 10 };
  return {
    seed: 1,
    config: { ...all, retentionMs: -1, ...config },
    maxOpenFiles: 4,
    knowsBoots: true,
    steps,
    ...setting,
  };
}

function append(step: Partial<Extract<Step, { do: 'append' }>>): Step {
  const plain = { log: 0, producer: 0, kind: 'next', codec: 0, epochs: 0, lateMs: 0 } as const;
  return { do: 'append', sizes: [10], ...plain, ...step };
}

/** The machine stops again and again, each time with other pages and names left. */
function crashes(count: number): Step[] {
  return Array.from({ length: count }, (_, seed): Step => ({ do: 'crash', kind: 'torn', seed, rot: null }));
}
