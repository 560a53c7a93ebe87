import type { MetadataRecord } from '@kavka/protocol/messages/metadata/index';
import type { CommittedBatch, MetadataLog } from '../src/metadata-log.ts';

/** A log that commits when the test says so. */
export class MemoryMetadataLog implements MetadataLog {
  leaderEpoch: number | undefined = 1;
  endOffset = 0;
  /** Everything appended. */
  readonly batches: CommittedBatch[] = [];
  readonly #followers: ((batch: CommittedBatch) => void)[] = [];
  #committed = 0;

  append(records: readonly MetadataRecord[]): number {
    const baseOffset = this.endOffset;
    this.endOffset += records.length;
    const lastOffset = this.endOffset - 1;
    const epoch = this.leaderEpoch ?? 0;
    this.batches.push({ baseOffset, lastOffset, epoch, timestamp: BigInt(baseOffset), records });
    return lastOffset;
  }

  follow(follower: (batch: CommittedBatch) => void): void {
    this.#followers.push(follower);
  }

  commit(): void {
    for (; this.#committed < this.batches.length; this.#committed++) {
      for (const follower of this.#followers) follower(this.batches[this.#committed]!);
    }
  }

  /** Types of all records, in order. */
  types(): string[] {
    return this.batches.flatMap(({ records }) => records.map(({ type }) => type));
  }
}
