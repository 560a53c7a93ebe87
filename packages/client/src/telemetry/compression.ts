import { gzipSync, zstdCompressSync } from 'node:zlib';

/** A way to make payloads smaller, by its number on the wire. */
export interface TelemetryCodec {
  readonly id: number;
  compress(bytes: Buffer): Buffer;
}

const NONE: TelemetryCodec = { id: 0, compress: (bytes) => bytes };
const CODECS: ReadonlyMap<number, TelemetryCodec> = new Map([
  [0, NONE],
  [1, { id: 1, compress: (bytes: Buffer) => gzipSync(bytes) }],
  [4, { id: 4, compress: (bytes: Buffer) => zstdCompressSync(bytes) }],
]);

/** The first of the broker's own choice that is spoken here; nothing is always accepted. */
export function codecOf(accepted: readonly number[]): TelemetryCodec {
  for (const id of accepted) {
    const codec = CODECS.get(id);
    if (codec !== undefined) return codec;
  }
  return NONE;
}
