import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { BufferPool } from '../../src/network/buffer-pool.ts';
import type { Frame } from '../../src/network/frame.ts';
import { FrameAssembler } from '../../src/network/frame-assembler.ts';

const MAX_FRAME_BYTES = 1024 * 1024;

class Recorder {
  readonly frames: Buffer[] = [];
  readonly badSizes: number[] = [];
  closedTimes = 0;

  frame(frame: Frame): void {
    this.frames.push(Buffer.from(frame.buffer.subarray(0, frame.length)));
    frame.release();
  }

  badFrame(sizeBytes: number): void {
    this.badSizes.push(sizeBytes);
  }

  closed(): void {
    this.closedTimes++;
  }
}

function assembler(scratchBytes: number): {
  pool: BufferPool;
  recorder: Recorder;
  assembler: FrameAssembler;
} {
  const pool = new BufferPool(0);
  const recorder = new Recorder();
  return {
    pool,
    recorder,
    assembler: new FrameAssembler(pool, Buffer.alloc(scratchBytes), MAX_FRAME_BYTES, recorder),
  };
}

/** Feeds bytes as a socket would: never more than the lent buffer or the next piece holds. */
function feed(target: FrameAssembler, bytes: Buffer, pieces: readonly number[]): void {
  let at = 0;
  for (let turn = 0; at < bytes.length; turn++) {
    const lent = target.buffer();
    assert.ok(lent.length > 0);
    const count = Math.min(lent.length, pieces[turn % pieces.length] ?? 1, bytes.length - at);
    lent.set(bytes.subarray(at, at + count));
    target.received(count);
    at += count;
  }
}

function framed(bodies: readonly Buffer[]): Buffer {
  return Buffer.concat(
    bodies.map((body) => {
      const prefix = Buffer.alloc(4);
      prefix.writeInt32BE(body.length);
      return Buffer.concat([prefix, body]);
    }),
  );
}

describe('FrameAssembler', () => {
  it('gives the frames that went in, however the bytes are cut', () => {
    const bodies = fc.array(fc.uint8Array({ minLength: 1, maxLength: 5000 }), { minLength: 1, maxLength: 8 });
    const pieces = fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(bodies, pieces, fc.integer({ min: 1, max: 2000 }), (arrays, cuts, scratchBytes) => {
        const buffers = arrays.map((array) => Buffer.from(array));
        const { assembler: target, recorder, pool } = assembler(scratchBytes);
        feed(target, framed(buffers), cuts);
        assert.deepEqual(recorder.frames, buffers);
        assert.equal(pool.usedBytes, 0);
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  it('takes little memory on the word of a size prefix alone', () => {
    const { assembler: target, pool } = assembler(64);
    const prefix = Buffer.alloc(4);
    prefix.writeInt32BE(MAX_FRAME_BYTES);
    feed(target, prefix, [4]);
    assert.ok(pool.usedBytes <= 256 * 1024, `${pool.usedBytes} bytes taken`);
  });

  it('grows to a large frame and trusts the connection afterwards', () => {
    const { assembler: target, recorder, pool } = assembler(64);
    const body = Buffer.alloc(MAX_FRAME_BYTES, 'x');
    feed(target, framed([body]), [100_000]);
    assert.equal(recorder.frames.length, 1);
    assert.ok(recorder.frames[0]?.equals(body));
    feed(target, framed([body]).subarray(0, 4), [4]);
    assert.ok(pool.usedBytes >= MAX_FRAME_BYTES);
    target.closed();
    assert.equal(pool.usedBytes, 0);
  });

  for (const size of [0, -1, -2147483648, MAX_FRAME_BYTES + 1, 2147483647]) {
    it(`refuses a frame of ${size} bytes and hears nothing more`, () => {
      const { assembler: target, recorder } = assembler(64);
      const prefix = Buffer.alloc(4);
      prefix.writeInt32BE(size);
      feed(target, Buffer.concat([prefix, framed([Buffer.from('next')])]), [64]);
      assert.deepEqual(recorder.badSizes, [size]);
      assert.deepEqual(recorder.frames, []);
    });
  }

  it('gives memory back when the connection breaks in the middle of a frame', () => {
    const { assembler: target, recorder, pool } = assembler(64);
    feed(target, framed([Buffer.alloc(10_000)]).subarray(0, 5000), [64]);
    assert.ok(pool.usedBytes > 0);
    target.closed();
    assert.equal(pool.usedBytes, 0);
    assert.equal(recorder.closedTimes, 1);
  });
});
