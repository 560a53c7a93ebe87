import { assert, type Clock } from '@kavka/base';
import type { MetadataRecord } from '@kavka/protocol/messages/metadata/index';
import { ClusterState } from '../image/cluster-state.ts';
import type { MetadataImage } from '../image/metadata-image.ts';
import type { CommittedBatch, CommittedSnapshot, MetadataLog } from '../metadata-log.ts';
import { CommitWaiters } from './commit-waiters.ts';
import { NotControllerError } from './not-controller-error.ts';
import type { Result } from './result.ts';

const MAX_RECORDS_PER_BATCH = 10_000;

/**
 * The controller's state, ahead of what is committed: a record counts as soon as it is in the log, so that the next decision builds on it,
 * but nobody hears of it before it is committed.
 */
export class WriteAheadState {
  readonly #log: MetadataLog;
  readonly #clock: Clock;
  readonly #state = new ClusterState();
  readonly #waiters = new CommitWaiters();
  #leaderEpoch: number | undefined;
  #committedOffset = -1;

  constructor(log: MetadataLog, clock: Clock) {
    this.#log = log;
    this.#clock = clock;
  }

  get image(): MetadataImage {
    return this.#state;
  }

  get inTransaction(): boolean {
    return this.#state.inTransaction;
  }

  get isLeading(): boolean {
    return this.#leaderEpoch !== undefined;
  }

  /** Offset of the next record. */
  get nextOffset(): number {
    return this.#log.endOffset;
  }

  load(snapshot: CommittedSnapshot): void {
    this.#state.load(snapshot);
    this.#committedOffset = snapshot.endOffset - 1;
  }

  committed(batch: CommittedBatch): void {
    // A leader has replayed its own records when it wrote them.
    if (batch.lastOffset > this.#state.lastOffset) this.#state.apply(batch);
    this.#committedOffset = batch.lastOffset;
    this.#waiters.committed(batch.lastOffset);
  }

  lead(epoch: number): void {
    assert(
      this.#state.lastOffset === this.#committedOffset,
      'a lead begins with records that may not be committed',
    );
    this.#leaderEpoch = epoch;
  }

  /** What is not committed yet may never be: all who wait for it are told so. */
  resign(): void {
    this.#leaderEpoch = undefined;
    this.#waiters.fail(new NotControllerError('this node does not lead the metadata quorum any more'));
  }

  /** Puts the records into the log, as one batch, and replays them. */
  write(records: readonly MetadataRecord[]): void {
    const epoch = this.#leaderEpoch;
    if (epoch === undefined) throw new NotControllerError('this node does not lead the metadata quorum');
    const lastOffset = this.#log.append(records);
    const baseOffset = lastOffset - records.length + 1;
    assert(baseOffset > this.#state.lastOffset, 'the log gave an offset twice');
    this.#state.apply({ baseOffset, lastOffset, epoch, timestamp: BigInt(this.#clock.now()), records });
  }

  /** As `write`, for records of which each stands on its own: so many that no batch holds them go into several. */
  writeEach(records: readonly MetadataRecord[]): void {
    for (let from = 0; from < records.length; from += MAX_RECORDS_PER_BATCH) {
      this.write(records.slice(from, from + MAX_RECORDS_PER_BATCH));
    }
  }

  /** Resolves with the answer when its records, and all that it was decided on, are committed. */
  async decide<Response>(decision: () => Result<Response>): Promise<Response> {
    if (!this.isLeading) throw new NotControllerError('this node does not lead the metadata quorum');
    const { records, response, isEachOnItsOwn } = decision();
    if (isEachOnItsOwn === true) this.writeEach(records);
    else if (records.length > 0) this.write(records);
    await this.settled();
    return response;
  }

  /** Resolves when everything written up to now is committed. */
  async settled(): Promise<void> {
    const { lastOffset } = this.#state;
    if (lastOffset > this.#committedOffset) await this.#waiters.wait(lastOffset);
  }
}
