import { decodeProducerSnapshot, decodeTransactionIndex } from '@kavka/storage';
import { printLine, type ToolContext, ToolError } from '../../shell/index.ts';
import { openFile } from './dump-indexes.ts';

/** What the producers of a partition had written when the snapshot was taken. */
export function dumpProducerSnapshot(path: string, { disk, output }: ToolContext): void {
  openFile({ disk }, path).close();
  const entries = decodeProducerSnapshot(disk.readFile(path));
  if (typeof entries === 'string') throw new ToolError(`Snapshot ${path} is corrupted: ${entries}`);
  for (const entry of entries) {
    const { producerId, producerEpoch, coordinatorEpoch, lastTimestamp, transactionFirstOffset } = entry;
    const first =
      transactionFirstOffset < 0 ? 'OptionalLong.empty' : `OptionalLong[${transactionFirstOffset}]`;
    const [batch] = entry.batches;
    const lastBatch =
      batch === undefined
        ? ''
        : `firstSequence: ${batch.lastSequence - batch.offsetDelta} lastSequence: ${batch.lastSequence} ` +
          `lastOffset: ${batch.lastOffset} offsetDelta: ${batch.offsetDelta} timestamp: ${batch.timestamp}`;
    printLine(
      output,
      `producerId: ${producerId} producerEpoch: ${producerEpoch} coordinatorEpoch: ${coordinatorEpoch} ` +
        `currentTxnFirstOffset: ${first} lastTimestamp: ${lastTimestamp} ${lastBatch}`,
    );
  }
}

/** The transactions of a segment that were aborted. */
export function dumpTransactionIndex(path: string, { disk, output }: ToolContext): void {
  openFile({ disk }, path).close();
  for (const entry of decodeTransactionIndex(disk.readFile(path))) {
    const { version, producerId, firstOffset, lastOffset, lastStableOffset } = entry;
    printLine(
      output,
      `version: ${version} producerId: ${producerId} firstOffset: ${firstOffset} lastOffset: ${lastOffset} ` +
        `lastStableOffset: ${lastStableOffset}`,
    );
  }
}
