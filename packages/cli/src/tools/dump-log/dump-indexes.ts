import { DiskError, type DiskFile } from '@kavka/base';
import { recordsOf } from '@kavka/protocol/records';
import { printLine, type ToolContext, ToolError } from '../../shell/index.ts';
import { BatchFile } from './batch-file.ts';

const OFFSET_ENTRY = 8;
const TIME_ENTRY = 12;
const MAX_BATCH_BYTES = 512 * 1024 * 1024;

export interface IndexOptions {
  readonly checksSanity: boolean;
  readonly onlyVerifies: boolean;
}

/** What is wrong with an index, in the lines of the original. */
export type Complaints = readonly string[];

interface OpenIndex {
  readonly path: string;
  readonly baseOffset: number;
  readonly index: Buffer;
  readonly log: BatchFile;
}

/** The offset index of a segment: each entry beside the batch that it points to. */
export function dumpOffsetIndex(path: string, options: IndexOptions, context: ToolContext): Complaints {
  return withIndex(path, context, (open) => {
    const { index, baseOffset, log } = open;
    if (index.length < OFFSET_ENTRY) {
      printLine(context.output, `${path} is empty.`);
      return [];
    }
    if (options.checksSanity) return checkSanity(open, OFFSET_ENTRY, context);
    const mismatches: string[] = [];
    for (const [at, { offset, position }] of [...offsetEntries(index, baseOffset)].entries()) {
      // A file that is as large as it will be at most ends with zeros.
      if (offset === baseOffset && at > 0) break;
      const found = log.at(position)?.lastOffset ?? -1;
      if (found !== offset) mismatches.unshift(`  Index offset: ${offset}, log offset: ${found}`);
      if (!options.onlyVerifies) printLine(context.output, `offset: ${offset} position: ${position}`);
    }
    return mismatches.length === 0 ? [] : [`Mismatches in :${path}`, ...mismatches];
  });
}

/** The time index of a segment: each entry beside the records that it speaks of. */
export function dumpTimeIndex(path: string, options: IndexOptions, context: ToolContext): Complaints {
  return withIndex(path, context, (open) => {
    const { index, baseOffset, log } = open;
    if (options.checksSanity) return checkSanity(open, TIME_ENTRY, context);
    const offsets = readWhole(context, path.replace(/\.timeindex$/, '.index'));
    const positions = [...offsetEntries(offsets, baseOffset)];
    const faults: TimeFaults = { mismatches: [], disorder: [], notFound: [] };
    let previous = -1n;
    for (let at = 0; at + TIME_ENTRY <= index.length; at += TIME_ENTRY) {
      const timestamp = index.readBigInt64BE(at);
      const offset = baseOffset + index.readInt32BE(at + 8);
      if (offset === baseOffset && at > 0) break;
      const start = positions.findLast((one) => one.offset <= offset)?.position ?? 0;
      compareTimes({ timestamp, offset, previous }, log, start, faults);
      if (!options.onlyVerifies) printLine(context.output, `timestamp: ${timestamp} offset: ${offset}`);
      previous = timestamp;
    }
    return complaintsOf(path, faults);
  });
}

interface TimeFaults {
  readonly mismatches: string[];
  readonly disorder: string[];
  readonly notFound: string[];
}

interface TimeEntry {
  readonly timestamp: bigint;
  readonly offset: number;
  /** The timestamp of the entry before; -1 for none. */
  readonly previous: bigint;
}

function compareTimes(
  { timestamp, offset, previous }: TimeEntry,
  log: BatchFile,
  start: number,
  faults: TimeFaults,
): void {
  for (const { batch } of log.batches(start)) {
    if (batch.lastOffset < offset) continue;
    if (batch.lastOffset !== offset) {
      faults.notFound.push(`Indexed offset: ${offset}, found log offset: ${batch.lastOffset}`);
      return;
    }
    let newest = -1n;
    const records = recordsOf(batch, MAX_BATCH_BYTES);
    while (records.next()) if (records.timestamp > newest) newest = records.timestamp;
    if (newest !== timestamp)
      faults.mismatches.push(`  Index timestamp: ${timestamp}, log timestamp: ${newest}`);
    if (previous >= timestamp)
      faults.disorder.push(`  Index timestamp: ${timestamp}, Previously indexed timestamp: ${previous}`);
    return;
  }
  faults.notFound.push(`Indexed offset: ${offset}, found log offset: -1`);
}

function complaintsOf(path: string, { mismatches, disorder, notFound }: TimeFaults): string[] {
  const sections = [
    [`Found timestamp mismatch in :${path}`, mismatches],
    [`Found out of order timestamp in :${path}`, disorder],
    [`The following indexed offsets are not found in :${path}`, notFound],
  ] as const;
  return sections.flatMap(([title, lines]) => (lines.length === 0 ? [] : [title, ...lines]));
}

function* offsetEntries(index: Buffer, baseOffset: number): Generator<{ offset: number; position: number }> {
  for (let at = 0; at + OFFSET_ENTRY <= index.length; at += OFFSET_ENTRY)
    yield { offset: baseOffset + index.readInt32BE(at), position: index.readInt32BE(at + 4) };
}

/** What a broker looks at when it starts: the size, and that the last entry is not before the first offset. */
function checkSanity(
  { path, index, baseOffset }: OpenIndex,
  entrySize: number,
  { output }: ToolContext,
): Complaints {
  if (index.length % entrySize !== 0)
    throw new ToolError(
      `Index file ${path} is corrupt, found ${index.length} bytes which is not a multiple of ${entrySize}`,
    );
  const last =
    index.length === 0 ? 0 : index.readInt32BE(index.length - entrySize + (entrySize === TIME_ENTRY ? 8 : 0));
  if (last < 0)
    throw new ToolError(`Corrupt index found, index file (${path}) has an offset before ${baseOffset}`);
  printLine(output, `${path} passed sanity check.`);
  return [];
}

function withIndex(path: string, context: ToolContext, dump: (open: OpenIndex) => Complaints): Complaints {
  const log = openFile(context, path.replace(/\.(?:time)?index$/, '.log'));
  try {
    const baseOffset = Number.parseInt(path.slice(path.lastIndexOf('/') + 1), 10);
    return dump({ path, baseOffset, index: readWhole(context, path), log: new BatchFile(log) });
  } finally {
    log.close();
  }
}

/** @throws ToolError where it is not there */
export function openFile({ disk }: Pick<ToolContext, 'disk'>, path: string): DiskFile {
  try {
    return disk.open(path, 'read');
  } catch (error) {
    if (error instanceof DiskError && error.code === 'ENOENT')
      throw new ToolError(`There is no file ${path}`, { cause: error });
    throw error;
  }
}

function readWhole(context: ToolContext, path: string): Buffer {
  const file = openFile(context, path);
  try {
    const bytes = Buffer.alloc(file.size());
    return bytes.subarray(0, file.readSync(bytes, 0));
  } finally {
    file.close();
  }
}
