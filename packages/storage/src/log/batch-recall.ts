import type { BatchView } from '@kavka/protocol/records';
import {
  type AppendedBatch,
  firstSequenceOf,
  type ProducerEntry,
  REMEMBERED_BATCHES,
} from '../producers/producer-entry.ts';
import type { ProducerStates } from '../producers/producer-states.ts';
import { BatchScanner } from '../segment/batch-scanner.ts';
import type { SegmentList } from '../segment/segment-list.ts';

const HEADERS_BYTES = 16 * 1024;

/** So far back in the log batches are looked for. */
const RECALLED_BYTES = 1024 * 1024;

/** Clients give a batch up after two minutes (`delivery.timeout.ms`): who wrote nothing for longer repeats nothing. */
const REPEATED_WITHIN_MS = 10 * 60_000;

const SEQUENCES = 2 ** 31;

/**
 * Of each producer a snapshot holds the last batch alone. A client may have several on their way, and after the node's end it repeats all
 * that were not acknowledged: those that were written before the last one are found here, in the end of the log below the snapshot's
 * offset, so that they are known as duplicates.
 */
export function recallBatches(
  states: ProducerStates,
  segments: SegmentList,
  upTo: number,
  nowMs: number,
): void {
  const recent = new Map<bigint, AppendedBatch[]>();
  for (const entry of states.entries())
    if (entry.batches.length > 0 && nowMs - Number(entry.lastTimestamp) < REPEATED_WITHIN_MS)
      recent.set(entry.producerId, []);
  if (recent.size === 0) return;
  for (const batch of lastBatches(segments, upTo)) {
    const found = recent.get(batch.producerId);
    if (found === undefined || batch.isControl) continue;
    if (batch.producerEpoch === states.get(batch.producerId)?.producerEpoch) found.push(appended(batch));
  }
  for (const [producerId, found] of recent) {
    const entry = states.get(producerId);
    if (entry !== undefined) states.recall({ ...entry, batches: batchesOf(entry, found) });
  }
}

/** Those that lead without a gap to what is known, the oldest first. */
function batchesOf({ batches }: ProducerEntry, found: readonly AppendedBatch[]): AppendedBatch[] {
  const all = [...batches];
  for (const batch of found.toReversed()) {
    const [first] = all;
    if (first === undefined || all.length === REMEMBERED_BATCHES) break;
    if (batch.lastOffset >= first.lastOffset) continue;
    if ((batch.lastSequence + 1) % SEQUENCES !== firstSequenceOf(first)) break;
    all.unshift(batch);
  }
  return all;
}

function appended({ lastSequence, lastOffset, lastOffsetDelta, maxTimestamp }: BatchView): AppendedBatch {
  return { lastSequence, lastOffset, offsetDelta: lastOffsetDelta, timestamp: maxTimestamp };
}

/** The headers of about the last megabyte of batches below an offset. */
function* lastBatches(segments: SegmentList, upTo: number): Generator<BatchView, void, undefined> {
  const buffer = Buffer.allocUnsafeSlow(HEADERS_BYTES);
  const ranges: { readonly index: number; readonly from: number; readonly end: number }[] = [];
  let left = RECALLED_BYTES;
  for (let index = segments.indexOf(upTo - 1); index >= 0 && left > 0; index--) {
    const segment = segments.at(index);
    if (segment === undefined) break;
    const end = segment.find(upTo)?.position ?? segment.sizeBytes;
    const from = end <= left ? 0 : (segment.indexes.offsets.before(end - left)?.position ?? 0);
    ranges.unshift({ index, from, end });
    left -= end - from;
  }
  for (const { index, from, end } of ranges) {
    const segment = segments.at(index);
    if (segment === undefined) return;
    const scanner = new BatchScanner(segment.log, from, end, segment.baseOffset, buffer);
    while (scanner.next()) yield scanner.view;
  }
}
