import { simpleName } from '../shell/class-name.ts';
import { ToolError } from '../shell/index.ts';

/** Bytes of a key, value or header as text for people. */
export type BytesToText = (bytes: Buffer) => string | Buffer;

/** Kafka's deserializers by the names of their classes, without `Deserializer`; what each prints is what Java's `toString` does. */
const DESERIALIZERS: Readonly<Record<string, BytesToText>> = {
  String: (bytes) => bytes,
  ByteArray: (bytes) => bytes,
  ByteBuffer: (bytes) => `java.nio.HeapByteBuffer[pos=0 lim=${bytes.length} cap=${bytes.length}]`,
  Bytes: (bytes) => bytesText(bytes),
  Void: () => 'null',
  Boolean: (bytes) => String(sized(bytes, 1, 'Boolean').readUInt8(0) === 1),
  Short: (bytes) => String(sized(bytes, 2, 'Short').readInt16BE(0)),
  Integer: (bytes) => String(sized(bytes, 4, 'Integer').readInt32BE(0)),
  Long: (bytes) => String(sized(bytes, 8, 'Long').readBigInt64BE(0)),
  Float: (bytes) => javaNumber(sized(bytes, 4, 'Float').readFloatBE(0)),
  Double: (bytes) => javaNumber(sized(bytes, 8, 'Double').readDoubleBE(0)),
  UUID: (bytes) => bytes.toString('utf8'),
};

/** @throws ToolError for a class that is not one of Kafka's own */
export function deserializerNamed(className: string): BytesToText {
  const name = simpleName(className).replace(/Deserializer$/, '');
  const deserializer = DESERIALIZERS[name];
  if (deserializer !== undefined) return deserializer;
  const known = Object.keys(DESERIALIZERS).join(', ');
  throw new ToolError(
    `There is no deserializer ${className} here; known are ${known}, each followed by Deserializer`,
  );
}

function sized(bytes: Buffer, size: number, name: string): Buffer {
  if (bytes.length === size) return bytes;
  throw new ToolError(`Size of data received by ${name}Deserializer is not ${size}`);
}

/** Java's way to write floating point numbers, as far as people meet them. */
function javaNumber(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e7 ? `${value}.0` : String(value);
}

/** As `Bytes.toString`: what is not printable as `\xNN`. */
function bytesText(bytes: Buffer): string {
  return [...bytes]
    .map((byte) => {
      const isPlain = byte >= 0x20 && byte <= 0x7e && byte !== 0x5c;
      return isPlain ? String.fromCharCode(byte) : `\\x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}
