import { SHARE_SNAPSHOT_KEY_TYPE } from '@kavka/protocol/messages/coordinator/share-snapshot-key';
import type { CoordinatorRecord } from '../ports.ts';

/** Up to where the records of a state topic's partition are worth nothing: behind it lies a snapshot of every share partition. */
export class RedundantRecords {
  /** Where the last snapshot of each share partition is, in the order of the offsets. */
  readonly #snapshots = new Map<string, number>();
  #endOffset = 0;
  #isOnTrack = true;

  /** A record is in the log for good; offsets ascend. */
  written(offset: number, { key, value }: CoordinatorRecord): void {
    this.#endOffset = offset;
    if (key.length < 2 || key.readInt16BE(0) !== SHARE_SNAPSHOT_KEY_TYPE) return;
    const name = key.toString('latin1');
    this.#snapshots.delete(name);
    if (value !== null) this.#snapshots.set(name, offset);
  }

  /** Records were written, nobody knows where: from now on nothing may go. */
  lostTrack(): void {
    this.#isOnTrack = false;
  }

  /** All before this offset may go; undefined where nothing may. */
  end(): number | undefined {
    if (!this.#isOnTrack) return undefined;
    const [oldest] = this.#snapshots.values();
    const end = oldest ?? this.#endOffset;
    return end > 0 ? end : undefined;
  }
}
