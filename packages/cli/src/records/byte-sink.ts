import type { OutputStream } from '../shell/streams.ts';

const CHUNK_BYTES = 256 * 1024;

/** Gathers small pieces and hands them on in large ones: what makes output fast. */
export class ByteSink {
  readonly #output: OutputStream;
  #buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  #used = 0;
  /** The stream has more waiting than is good: `OutputStream.drained` says when it goes on. */
  isFull = false;

  constructor(output: OutputStream) {
    this.#output = output;
  }

  text(text: string): void {
    const most = text.length * 3;
    if (most > CHUNK_BYTES - this.#used) {
      this.bytes(Buffer.from(text));
      return;
    }
    this.#used += this.#buffer.write(text, this.#used);
  }

  bytes(bytes: Uint8Array): void {
    this.range(bytes, 0, bytes.length);
  }

  /** `bytes[start, end)`. */
  range(bytes: Uint8Array, start: number, end: number): void {
    const size = end - start;
    if (size > CHUNK_BYTES - this.#used) {
      this.flush();
      if (size > CHUNK_BYTES) {
        this.#send(Buffer.from(bytes.subarray(start, end)));
        return;
      }
    }
    this.#buffer.set(start === 0 && end === bytes.length ? bytes : bytes.subarray(start, end), this.#used);
    this.#used += size;
  }

  byte(value: number): void {
    if (this.#used === CHUNK_BYTES) this.flush();
    this.#buffer[this.#used++] = value;
  }

  flush(): void {
    if (this.#used === 0) return;
    const chunk = this.#buffer.subarray(0, this.#used);
    this.#used = 0;
    // The stream may keep what it was given.
    this.#buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    this.#send(chunk);
  }

  #send(chunk: Buffer): void {
    if (!this.#output.write(chunk)) this.isFull = true;
  }
}
