/** How the records of a batch are compressed: bits 0 to 2 of its attributes. */
export const Codec = { none: 0, gzip: 1, snappy: 2, lz4: 3, zstd: 4 } as const;

export type Codec = (typeof Codec)[keyof typeof Codec];

/** Kafka's name of each codec, by its number. */
export const CODEC_NAMES = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const;

/** Numbers 5 to 7 fit into the attributes but mean nothing. */
export function isCodec(value: number): value is Codec {
  return value >= Codec.none && value <= Codec.zstd;
}
