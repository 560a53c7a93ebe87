/** Cuts a stream of bytes into frames (4 bytes of length, then the frame). */
export class FrameAssembler {
  #rest: Buffer = Buffer.alloc(0);
  /** Of a frame that is not whole yet: its pieces, and the bytes still missing. */
  #pieces: Buffer[] = [];
  #missing = 0;

  /** Gives each frame, without its length, that is whole with this chunk. Frames may be views of chunks. */
  *push(chunk: Buffer): Generator<Buffer> {
    let rest = this.#rest.length ? Buffer.concat([this.#rest, chunk]) : chunk;
    if (this.#missing > 0) {
      this.#pieces.push(rest.subarray(0, this.#missing));
      const used = Math.min(this.#missing, rest.length);
      this.#missing -= used;
      rest = rest.subarray(used);
      if (this.#missing === 0) {
        yield Buffer.concat(this.#pieces);
        this.#pieces = [];
      }
    }
    while (rest.length >= 4) {
      const length = rest.readInt32BE(0);
      const end = 4 + length;
      if (rest.length < end) {
        this.#pieces = [rest.subarray(4)];
        this.#missing = end - rest.length;
        rest = rest.subarray(rest.length);
        break;
      }
      yield rest.subarray(4, end);
      rest = rest.subarray(end);
    }
    this.#rest = rest;
  }
}
