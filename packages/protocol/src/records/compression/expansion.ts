import { CompressionError } from '../record-error.ts';

/** Far more than any writer makes of one batch; each costs a call of its codec, however small it is. */
const MOST_BLOCKS = 16_384;

/** Collects what blocks expand to, and refuses to grow beyond a bound. */
export class Expansion {
  readonly #maxBytes: number;
  readonly #chunks: Buffer[] = [];
  #size = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Bytes that may still be added. */
  get room(): number {
    return this.#maxBytes - this.#size;
  }

  /** To be called before memory for `size` more bytes is taken. */
  require(size: number): void {
    if (size > this.room) throw tooLarge(this.#maxBytes);
  }

  add(chunk: Buffer): void {
    this.require(chunk.length);
    if (this.#chunks.length === MOST_BLOCKS) throw corrupt(`more than ${MOST_BLOCKS} blocks`);
    this.#size += chunk.length;
    this.#chunks.push(chunk);
  }

  /** All of it in one buffer. */
  finish(): Buffer {
    const only = this.#chunks[0];
    return only !== undefined && this.#chunks.length === 1 ? only : Buffer.concat(this.#chunks, this.#size);
  }
}

export function tooLarge(maxBytes: number): CompressionError {
  return new CompressionError('tooLarge', `compressed records expand to more than ${maxBytes} bytes`);
}

export function corrupt(what: string, cause?: unknown): CompressionError {
  return new CompressionError('corrupt', `compressed records are corrupt: ${what}`, { cause });
}
