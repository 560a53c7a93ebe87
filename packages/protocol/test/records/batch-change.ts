import { BATCH_OVERHEAD, BatchView, LOG_OVERHEAD, MAGIC } from '@kavka/protocol/records';
import fc from 'fast-check';

type Change = (bytes: Buffer, at: number) => Buffer;

const oneByte = fc.integer({ min: 0, max: 255 }).map((value): Change => {
  return (bytes, at) => Buffer.concat([bytes.subarray(0, at), Buffer.from([value]), bytes.subarray(at + 1)]);
});

const fourBytes = fc.constantFrom(0, 1, -1, 0x7fffffff, -0x80000000).map((value): Change => {
  return (bytes, at) => {
    const word = Buffer.alloc(4);
    word.writeInt32BE(value);
    return Buffer.concat([bytes.subarray(0, at), word, bytes.subarray(at + 4)]);
  };
});

const fewer = fc.integer({ min: 1, max: 30 }).map((count): Change => {
  return (bytes, at) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + count)]);
});

const more = fc.uint8Array({ minLength: 1, maxLength: 30 }).map((added): Change => {
  return (bytes, at) => Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at)]);
});

const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

/**
 * Changes a batch in a few places, and then makes its magic, length and CRC right again, so that what comes behind them is reached. The
 * header may be among the places, but all of it stays there.
 */
export const batchChange: fc.Arbitrary<(batch: Buffer) => Buffer> = fc
  .array(fc.tuple(fc.oneof(oneByte, fourBytes, fewer, more), place), { minLength: 1, maxLength: 4 })
  .map((changes) => (batch) => {
    const changed = changes.reduce(
      (bytes, [change, at]) => change(bytes, Math.floor(at * bytes.length)),
      batch,
    );
    const missing = Math.max(BATCH_OVERHEAD - changed.length, 0);
    return sealed(Buffer.concat([changed, Buffer.alloc(missing)]));
  });

/** The same bytes with length, magic and CRC made right. */
export function sealed(bytes: Buffer): Buffer {
  const batch = new BatchView().wrap(bytes, 0);
  bytes.writeInt32BE(bytes.length - LOG_OVERHEAD, 8);
  bytes.writeInt8(MAGIC, 16);
  batch.updateCrc();
  return bytes;
}
