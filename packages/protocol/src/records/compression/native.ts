import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

type Snappy = typeof import('snappy');
type Lz4 = typeof import('lz4-napi');

let snappyCodec: Snappy | undefined;
let lz4Codec: Lz4 | undefined;

/** Native codecs are loaded at their first use: most nodes never need both, and each takes milliseconds and megabytes. */
export function snappy(): Snappy {
  snappyCodec ??= require('snappy') as Snappy;
  return snappyCodec;
}

export function lz4(): Lz4 {
  lz4Codec ??= require('lz4-napi') as Lz4;
  return lz4Codec;
}
