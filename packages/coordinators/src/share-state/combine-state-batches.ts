import type { StateBatch } from './state-batch.ts';

/** The start offset of a write that does not say one. */
const NO_START_OFFSET = -1;

/**
 * The batches so far (sorted, apart from each other) with new ones laid over them, from `startOffset` on. Where two speak of one offset,
 * the higher delivery count wins, then the higher state: states only go upwards, and writes may come late.
 */
export function combineStateBatches(
  soFar: readonly StateBatch[],
  added: readonly StateBatch[],
  startOffset: number,
): StateBatch[] {
  const combined = from(soFar, startOffset);
  for (const batch of from(added, startOffset)) layOver(combined, batch);
  return joined(combined);
}

function from(batches: readonly StateBatch[], startOffset: number): StateBatch[] {
  if (startOffset === NO_START_OFFSET) return [...batches];
  const kept: StateBatch[] = [];
  for (const batch of batches) {
    if (batch.lastOffset < startOffset) continue;
    kept.push(batch.firstOffset >= startOffset ? batch : { ...batch, firstOffset: startOffset });
  }
  return kept;
}

function layOver(batches: StateBatch[], added: StateBatch): void {
  const at = firstReaching(batches, added.firstOffset);
  const pieces: StateBatch[] = [];
  let cursor = added.firstOffset;
  let next = at;
  for (; next < batches.length; next++) {
    const existing = batches[next] as StateBatch;
    if (existing.firstOffset > added.lastOffset) break;
    if (existing.firstOffset < cursor) pieces.push({ ...existing, lastOffset: cursor - 1 });
    else if (existing.firstOffset > cursor)
      pieces.push({ ...added, firstOffset: cursor, lastOffset: existing.firstOffset - 1 });
    const firstOffset = Math.max(cursor, existing.firstOffset);
    const lastOffset = Math.min(added.lastOffset, existing.lastOffset);
    pieces.push({ ...(compare(existing, added) > 0 ? existing : added), firstOffset, lastOffset });
    if (existing.lastOffset > added.lastOffset)
      pieces.push({ ...existing, firstOffset: added.lastOffset + 1 });
    cursor = lastOffset + 1;
  }
  if (cursor <= added.lastOffset) pieces.push({ ...added, firstOffset: cursor });
  batches.splice(at, next - at, ...pieces);
}

/** The index of the first batch that ends at the offset or behind it. */
function firstReaching(batches: readonly StateBatch[], offset: number): number {
  let low = 0;
  let high = batches.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((batches[middle] as StateBatch).lastOffset < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function joined(batches: readonly StateBatch[]): StateBatch[] {
  const result: StateBatch[] = [];
  for (const batch of batches) {
    const last = result.at(-1);
    if (last !== undefined && last.lastOffset + 1 === batch.firstOffset && compare(last, batch) === 0)
      result[result.length - 1] = { ...last, lastOffset: batch.lastOffset };
    else result.push(batch);
  }
  return result;
}

function compare(left: StateBatch, right: StateBatch): number {
  return left.deliveryCount - right.deliveryCount || left.deliveryState - right.deliveryState;
}
