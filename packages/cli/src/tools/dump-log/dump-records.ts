import type { BatchView, RecordView } from '@kavka/protocol/records';
import { CODEC_NAMES, recordsOf, sequenceAfter } from '@kavka/protocol/records';
import { printLine, type ToolContext } from '../../shell/index.ts';
import { BatchFile } from './batch-file.ts';
import { controlText } from './control-record.ts';
import type { RecordDecoder } from './record-decoder.ts';

const NO_LIMIT = 2 ** 31 - 1;
const MAX_BATCH_BYTES = 512 * 1024 * 1024;
const SNAPSHOT_NAME = /^(\d{20})-(\d{10})\.checkpoint/;

export interface RecordsOptions {
  readonly isDeep: boolean;
  readonly showsContents: boolean;
  readonly skipsMetadata: boolean;
  readonly maxBytes: number;
  readonly decode: RecordDecoder;
}

/** Pairs of offsets where one does not follow the other. */
export type Gaps = readonly (readonly [offset: number, next: number])[];

/** Prints the batches of a segment or snapshot, and their records where that is asked for. */
export function dumpRecords(path: string, options: RecordsOptions, { disk, output }: ToolContext): Gaps {
  const name = path.slice(path.lastIndexOf('/') + 1);
  printLine(output, titleOf(name));
  const file = disk.open(path, 'read');
  try {
    const batches = new BatchFile(file, options.maxBytes);
    const gaps: [number, number][] = [];
    let validBytes = 0;
    let lastOffset = -1;
    for (const { batch, position } of batches.batches()) {
      printLine(output, batchLine(batch, position));
      validBytes += batch.sizeInBytes;
      if (!options.isDeep) continue;
      const records = recordsOf(batch, MAX_BATCH_BYTES);
      while (records.next()) {
        if (lastOffset !== -1 && records.offset !== lastOffset + 1) gaps.push([lastOffset, records.offset]);
        lastOffset = records.offset;
        printLine(output, recordLine(batch, records, options));
      }
    }
    const left = batches.size - validBytes;
    if (left > 0 && options.maxBytes === NO_LIMIT)
      printLine(output, `Found ${left} invalid bytes at the end of ${name}`);
    return gaps;
  } finally {
    file.close();
  }
}

function titleOf(name: string): string {
  if (name.endsWith('.log')) return `Log starting offset: ${Number.parseInt(name, 10)}`;
  if (name === 'bootstrap.checkpoint') return 'KRaft bootstrap snapshot';
  const [, offset, epoch] = SNAPSHOT_NAME.exec(name) ?? [];
  return `Snapshot end offset: ${Number(offset)}, epoch: ${Number(epoch)}`;
}

function batchLine(batch: BatchView, position: number): string {
  const horizon = batch.hasDeleteHorizon ? `OptionalLong[${batch.baseTimestamp}]` : 'OptionalLong.empty';
  return [
    `baseOffset: ${batch.baseOffset} lastOffset: ${batch.lastOffset} count: ${batch.recordCount}`,
    `baseSequence: ${batch.baseSequence} lastSequence: ${batch.lastSequence}`,
    `producerId: ${batch.producerId} producerEpoch: ${batch.producerEpoch}`,
    `partitionLeaderEpoch: ${batch.leaderEpoch} isTransactional: ${batch.isTransactional}`,
    `isControl: ${batch.isControl} deleteHorizonMs: ${horizon}`,
    `position: ${position} ${timestampType(batch)}: ${batch.maxTimestamp}`,
    `size: ${batch.sizeInBytes} magic: ${batch.magic}`,
    `compresscodec: ${CODEC_NAMES[batch.codec] ?? `unknown(${batch.codec})`} crc: ${batch.crc} isvalid: ${batch.isCrcValid()}`,
  ].join(' ');
}

function timestampType({ isLogAppendTime }: BatchView): string {
  return isLogAppendTime ? 'LogAppendTime' : 'CreateTime';
}

function recordLine(batch: BatchView, record: RecordView, options: RecordsOptions): string {
  const { skipsMetadata, showsContents, decode } = options;
  const parts: string[] = [];
  if (!skipsMetadata) {
    parts.push(metadataText(batch, record));
    if (batch.isControl) parts.push(controlText(record).trimStart());
  }
  if (showsContents && !batch.isControl) {
    const { key, payload } = decode(record);
    if (key !== undefined) parts.push(`key: ${key}`);
    if (payload !== undefined) parts.push(`payload: ${payload}`);
  }
  return parts.length === 0 ? '' : `| ${parts.join(' ')}`;
}

function metadataText(batch: BatchView, record: RecordView): string {
  const sequence = batch.baseSequence < 0 ? -1 : sequenceAfter(batch.baseSequence, record.offsetDelta);
  const names = record.headers().map(({ key }) => key.toString());
  return (
    `offset: ${record.offset} ${timestampType(batch)}: ${record.timestamp} ` +
    `keySize: ${record.keyLength} valueSize: ${record.valueLength} sequence: ${sequence} headerKeys: [${names.join(',')}]`
  );
}
