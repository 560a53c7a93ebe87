interface Waiter {
  readonly offset: number;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** Promises that wait until the log is committed up to an offset. */
export class CommitWaiters {
  /** In the order of their offsets, because each asks for the end of the log as it then is. */
  #waiting: Waiter[] = [];

  wait(offset: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ offset, resolve, reject });
    });
  }

  /** All is committed up to and with `offset`. */
  committed(offset: number): void {
    let done = 0;
    while (done < this.#waiting.length && this.#waiting[done]!.offset <= offset)
      this.#waiting[done++]!.resolve();
    if (done > 0) this.#waiting = this.#waiting.slice(done);
  }

  fail(error: Error): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { reject } of waiting) reject(error);
  }
}
