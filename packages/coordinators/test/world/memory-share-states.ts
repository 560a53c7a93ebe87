import {
  type SharePartitionKey,
  type ShareStateAnswer,
  type ShareStateStore,
  type ShareStateSummary,
  sharePartitionName,
} from '@kavka/coordinators';
import { ErrorCode } from '@kavka/protocol';

const DONE: ShareStateAnswer = { errorCode: ErrorCode.NONE, errorMessage: null };

/** A share coordinator in memory, which refuses when a test says so. */
export class MemoryShareStates implements ShareStateStore {
  readonly startOffsets = new Map<string, number>();
  refusal: ShareStateAnswer | undefined;

  async initialize(
    key: SharePartitionKey,
    _stateEpoch: number,
    startOffset: number,
  ): Promise<ShareStateAnswer> {
    if (this.refusal !== undefined) return this.refusal;
    this.startOffsets.set(sharePartitionName(key), startOffset);
    return DONE;
  }

  async delete(key: SharePartitionKey): Promise<ShareStateAnswer> {
    if (this.refusal !== undefined) return this.refusal;
    this.startOffsets.delete(sharePartitionName(key));
    return DONE;
  }

  async summary(key: SharePartitionKey): Promise<ShareStateSummary> {
    const startOffset = this.startOffsets.get(sharePartitionName(key)) ?? -1;
    return { ...DONE, startOffset, leaderEpoch: 0, deliveryCompleteCount: -1 };
  }
}
