import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FrameAssembler } from '../wire/frame-assembler.ts';

const FRAMES = ['', 'a', 'bc', 'x'.repeat(1000)].map((text) => Buffer.from(text));

function stream(): Buffer {
  return Buffer.concat(
    FRAMES.flatMap((frame) => {
      const length = Buffer.alloc(4);
      length.writeInt32BE(frame.length);
      return [length, frame];
    }),
  );
}

test('frames are the same however the stream is cut', () => {
  const bytes = stream();
  for (const chunkBytes of [1, 2, 3, 5, 7, 100, bytes.length]) {
    const assembler = new FrameAssembler();
    const frames: Buffer[] = [];
    for (let at = 0; at < bytes.length; at += chunkBytes) {
      for (const frame of assembler.push(bytes.subarray(at, at + chunkBytes)))
        frames.push(Buffer.from(frame));
    }
    assert.deepEqual(frames, FRAMES, `in chunks of ${chunkBytes}`);
  }
});
