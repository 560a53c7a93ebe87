import type { MemoryDisk } from '@kavka/base/memory';
import { BATCH_OVERHEAD, BatchView } from '@kavka/protocol/records';
import { SeededRandom } from '@kavka/testkit';

/** Of a batch's header: its base offset and its leader epoch have no CRC over them in Kafka's format, so that nobody could tell. */
const UNCOVERED = [
  [0, 8],
  [12, 16],
] as const;

/** A bit that a disk at rest has flipped. */
export interface Rot {
  readonly path: string;
  readonly position: number;
  /** Of the batch that it is in; null where it is in another file than a log. */
  readonly baseOffset: number | null;
}

/** Flips one bit of one file in a partition's folder, where the format can tell; null where there is nothing to flip. */
export function flipBit(disk: MemoryDisk, directory: string, seed: number): Rot | null {
  const random = new SeededRandom(seed);
  const names = disk
    .list(directory)
    .map(({ name }) => name)
    .filter((name) => /\.(log|index|timeindex|txnindex|snapshot)$/.test(name))
    .filter((name) => disk.readFile(`${directory}/${name}`).length > 0)
    .sort();
  const logs = names.filter((name) => name.endsWith('.log'));
  const chosen = random.oneIn(2) ? logs : names;
  if (chosen.length === 0) return null;
  const path = `${directory}/${random.pick(chosen)}`;
  const bytes = disk.readFile(path);
  const position = random.below(bytes.length);
  const batchAt = path.endsWith('.log') ? startOfBatch(bytes, position) : null;
  if (
    batchAt !== null &&
    UNCOVERED.some(([from, to]) => position >= batchAt + from && position < batchAt + to)
  )
    return null;
  const baseOffset = batchAt === null ? null : new BatchView().wrap(bytes, batchAt).baseOffset;
  const file = disk.open(path, 'write');
  file.writeSync([Buffer.of((bytes[position] ?? 0) ^ (1 << random.below(8)))], position);
  file.syncNow();
  file.close();
  return { path, position, baseOffset };
}

function startOfBatch(bytes: Buffer, position: number): number {
  const view = new BatchView();
  for (let at = 0; at + BATCH_OVERHEAD <= bytes.length; at += view.sizeInBytes) {
    const { sizeInBytes } = view.wrap(bytes, at);
    // A length that has rotted before is none to go by.
    if (position < at + sizeInBytes || sizeInBytes < BATCH_OVERHEAD) return at;
  }
  return 0;
}
