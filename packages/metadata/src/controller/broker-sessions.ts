interface Session {
  readonly epoch: bigint;
  /** When the broker was heard last, or when this controller began to listen. On the monotonic clock. */
  contactMs: number;
  /** Heard, or, where another controller heard it, taken to be alive until its time is over. */
  isBelievedAlive: boolean;
  /** How far it had replayed the metadata log. */
  metadataOffset: number;
  /** Offset of the record by which its controlled shutdown began. */
  shutdownOffset: number | undefined;
}

/** Who was heard when: the part of the controller's knowledge that is not in the log. A new controller starts to count anew. */
export class BrokerSessions {
  readonly #timeoutMs: number;
  readonly #sessions = new Map<number, Session>();

  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
  }

  /** Begins to watch a broker of which nothing was heard yet. */
  expect(id: number, epoch: bigint, nowMs: number, isBelievedAlive = false): void {
    if (this.#sessions.get(id)?.epoch === epoch) return;
    this.#sessions.set(id, {
      epoch,
      contactMs: nowMs,
      isBelievedAlive,
      metadataOffset: -1,
      shutdownOffset: undefined,
    });
  }

  heard(id: number, epoch: bigint, metadataOffset: number, nowMs: number): void {
    this.expect(id, epoch, nowMs);
    const session = this.#sessions.get(id)!;
    session.contactMs = nowMs;
    session.isBelievedAlive = true;
    session.metadataOffset = metadataOffset;
  }

  /** Whether the broker of this epoch is alive as far as is known. */
  isLive(id: number, epoch: bigint, nowMs: number): boolean {
    const session = this.#sessions.get(id);
    return session?.epoch === epoch && session.isBelievedAlive && nowMs - session.contactMs < this.#timeoutMs;
  }

  isExpired(id: number, nowMs: number): boolean {
    const session = this.#sessions.get(id);
    return session !== undefined && nowMs - session.contactMs >= this.#timeoutMs;
  }

  /** Takes time off everybody's silence. */
  forgive(ms: number): void {
    for (const session of this.#sessions.values()) session.contactMs += ms;
  }

  shutdownBegan(id: number, offset: number): void {
    const session = this.#sessions.get(id);
    if (session !== undefined) session.shutdownOffset = offset;
  }

  shutdownOffset(id: number): number | undefined {
    return this.#sessions.get(id)?.shutdownOffset;
  }

  metadataOffset(id: number): number {
    return this.#sessions.get(id)?.metadataOffset ?? -1;
  }

  forget(id: number): void {
    this.#sessions.delete(id);
  }

  clear(): void {
    this.#sessions.clear();
  }
}
