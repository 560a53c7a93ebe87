/**
 * The memory of one answer, which the records of all its partitions share. It is given back when all of them are done with, unless the
 * application has got something that it may keep.
 */
export class AnswerMemory {
  readonly #giveBack: (bytes: Buffer) => void;
  #users = 0;
  #isKept = false;
  #isGone = false;

  /** @param giveBack gets a part of it */
  constructor(giveBack: (bytes: Buffer) => void) {
    this.#giveBack = giveBack;
  }

  /** Whether other records may be there by now. */
  get isGone(): boolean {
    return this.#isGone;
  }

  use(): void {
    this.#users++;
  }

  /** The application may keep what it has got: the memory is left to the garbage collector. */
  keep(): void {
    this.#isKept = true;
  }

  /** Nothing reads these bytes of it any more. */
  done(bytes: Buffer): void {
    this.#users--;
    if (this.#users > 0 || this.#isKept) return;
    this.#isGone = true;
    this.#giveBack(bytes);
  }
}
