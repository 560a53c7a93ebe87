/**
 * What a log gives who is about to ask the transaction coordinator about a producer. The append that follows has to bring it back: where
 * a marker or another transaction came between, it does not count any more. Compared by identity.
 */
export class VerificationGuard {
  readonly createdMs: number;
  /** The producer's transactions have an epoch each (KIP-890). */
  readonly supportsEpochBump: boolean;
  #epoch: number;
  #lowestSequence: number;

  constructor(createdMs: number, epoch: number, sequence: number, supportsEpochBump: boolean) {
    this.createdMs = createdMs;
    this.#epoch = epoch;
    this.#lowestSequence = sequence;
    this.supportsEpochBump = supportsEpochBump;
  }

  get epoch(): number {
    return this.#epoch;
  }

  /** Of the batches that wait for their verification: none may be appended before it. */
  get lowestSequence(): number {
    return this.#lowestSequence;
  }

  /** Another batch of the producer waits. */
  seen(epoch: number, sequence: number): void {
    if (epoch > this.#epoch) {
      this.#epoch = epoch;
      this.#lowestSequence = sequence;
    } else if (epoch === this.#epoch) {
      this.#lowestSequence = Math.min(this.#lowestSequence, sequence);
    }
  }
}

/** The verifications of a log that are under way, one a producer at most. */
export class VerificationGuards {
  /** Made with the first: most logs never have one. */
  #guards: Map<bigint, VerificationGuard> | undefined;

  get(producerId: bigint): VerificationGuard | undefined {
    return this.#guards?.get(producerId);
  }

  begin(
    producerId: bigint,
    epoch: number,
    sequence: number,
    supportsEpochBump: boolean,
    nowMs: number,
  ): VerificationGuard {
    const known = this.#guards?.get(producerId);
    known?.seen(epoch, sequence);
    if (known !== undefined) return known;
    const guard = new VerificationGuard(nowMs, epoch, sequence, supportsEpochBump);
    this.#guards ??= new Map();
    this.#guards.set(producerId, guard);
    return guard;
  }

  /** A batch of a transaction is taken. The marker of one transaction does not end the verification of the next. */
  taken(producerId: bigint, epoch: number, isControl: boolean): void {
    const guard = this.#guards?.get(producerId);
    if (guard === undefined) return;
    const isOfNext = guard.supportsEpochBump && isControl && guard.epoch === epoch;
    if (!isOfNext) this.#guards?.delete(producerId);
  }

  /** Forgets those whose append never came. */
  expire(nowMs: number, expirationMs: number): void {
    if (this.#guards === undefined) return;
    for (const [producerId, { createdMs }] of this.#guards)
      if (nowMs - createdMs >= expirationMs) this.#guards.delete(producerId);
  }
}
