/** Where an iterator gets its items: at once where they are at hand, else by waiting. */
export interface ItemSource<T> {
  /** Undefined: nothing is at hand. */
  next(): T | undefined;
  /** Undefined: nothing comes any more. */
  wait(signal: AbortSignal | undefined): Promise<T | undefined>;
}

/** What `for await` goes over. Leaving the loop leaves the consumer as it is: the next loop goes on where this one ended. */
export class ItemIterator<T> implements AsyncIterableIterator<T, undefined> {
  readonly #source: ItemSource<T>;
  readonly #signal: AbortSignal | undefined;
  #isDone = false;

  constructor(source: ItemSource<T>, signal?: AbortSignal) {
    this.#source = source;
    this.#signal = signal;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<T, undefined>> {
    if (this.#isDone || this.#signal?.aborted === true) return this.#waitForNext();
    try {
      const value = this.#source.next();
      return value === undefined ? this.#waitForNext() : Promise.resolve({ value, done: false });
    } catch (error) {
      return Promise.reject(error);
    }
  }

  return(): Promise<IteratorResult<T, undefined>> {
    this.#isDone = true;
    return Promise.resolve({ value: undefined, done: true });
  }

  async #waitForNext(): Promise<IteratorResult<T, undefined>> {
    const value = this.#isDone ? undefined : await this.#source.wait(this.#signal);
    if (value !== undefined) return { value, done: false };
    this.#isDone = true;
    return { value: undefined, done: true };
  }
}
