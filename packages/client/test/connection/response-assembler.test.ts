import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { ResponseAssembler } from '../../src/connection/response-assembler.ts';

/** Feeds `bytes` in pieces of these sizes; gives the frames that come out. */
function assemble(bytes: Buffer, pieces: readonly number[], maxFrameBytes = 1e8): Buffer[] {
  const frames: Buffer[] = [];
  const assembler = new ResponseAssembler(maxFrameBytes, {
    frame: (frame) => frames.push(frame),
    badFrame: (size) => frames.push(Buffer.from(`bad ${size}`)),
    closed: () => {},
  });
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const target = assembler.buffer();
    const length = Math.min(target.length, pieces[turn % pieces.length] ?? 1, bytes.length - at);
    target.set(bytes.subarray(at, at + length));
    assembler.received(length);
    at += length;
  }
  return frames;
}

function framed(frame: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeInt32BE(frame.length);
  return Buffer.concat([size, frame]);
}

describe('ResponseAssembler', () => {
  test('frames come out as they went in, however they are cut', () => {
    const frame = fc.integer({ min: 4, max: 30_000 }).map((size) => Buffer.alloc(size, size));
    const pieces = fc.array(fc.integer({ min: 1, max: 70_000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 6 }), pieces, (frames, sizes) => {
        assert.deepEqual(assemble(Buffer.concat(frames.map(framed)), sizes), frames);
      }),
      { numRuns: 100 },
    );
  });

  test('a large frame grows as its bytes come', () => {
    const frame = Buffer.alloc(5_000_000, 7);
    const [whole] = assemble(framed(frame), [65_536]);
    assert.ok(whole?.equals(frame));
  });

  test('sizes out of bounds end it', () => {
    assert.deepEqual(assemble(framed(Buffer.alloc(101)), [10], 100).map(String), ['bad 101']);
    assert.deepEqual(assemble(Buffer.from([255, 255, 255, 255, 1, 2, 3]), [3]).map(String), ['bad -1']);
  });
});
