const VARINT = 0;
const FIXED64 = 1;
const LENGTH = 2;

/** Writes messages in the format of Protocol Buffers, as far as figures need it. */
export class ProtobufWriter {
  readonly #chunks: Buffer[] = [];

  text(field: number, value: string): void {
    this.#bytes(field, Buffer.from(value));
  }

  /** A message within this one. */
  message(field: number, write: (inner: ProtobufWriter) => void): void {
    const inner = new ProtobufWriter();
    write(inner);
    this.#bytes(field, inner.toBuffer());
  }

  uint(field: number, value: number): void {
    this.#chunks.push(varint((field << 3) | VARINT), varint(value));
  }

  fixed64(field: number, value: bigint): void {
    const bytes = Buffer.allocUnsafe(8);
    bytes.writeBigUInt64LE(value);
    this.#chunks.push(varint((field << 3) | FIXED64), bytes);
  }

  double(field: number, value: number): void {
    const bytes = Buffer.allocUnsafe(8);
    bytes.writeDoubleLE(value);
    this.#chunks.push(varint((field << 3) | FIXED64), bytes);
  }

  toBuffer(): Buffer {
    return Buffer.concat(this.#chunks);
  }

  #bytes(field: number, bytes: Buffer): void {
    this.#chunks.push(varint((field << 3) | LENGTH), varint(bytes.length), bytes);
  }
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 0x7f) {
    bytes.push((rest & 0x7f) | 0x80);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
  return Buffer.from(bytes);
}
