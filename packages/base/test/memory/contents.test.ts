import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Contents } from '../../src/memory/contents.ts';

type Step =
  | { readonly kind: 'write'; readonly position: number; readonly length: number; readonly byte: number }
  | { readonly kind: 'truncate'; readonly length: number }
  | { readonly kind: 'sync' };

/** Around the ends of chunks, where mistakes are. */
const position = fc.oneof(fc.nat(3000), fc.integer({ min: 65_000, max: 66_000 }), fc.nat(200_000));
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('write' as const),
    position,
    length: position,
    byte: fc.integer({ min: 1, max: 255 }),
  }),
  fc.record({ kind: fc.constant('truncate' as const), length: position }),
  fc.record({ kind: fc.constant('sync' as const) }),
);

test('contents are those of a plain array of bytes, and durable ones those of the last sync', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const contents = new Contents();
      let model: Buffer = Buffer.alloc(0);
      let synced: Buffer = Buffer.alloc(0);
      for (const one of steps) {
        if (one.kind === 'write') {
          contents.write(Buffer.alloc(one.length, one.byte), one.position);
          if (one.length === 0) continue;
          model = resized(model, Math.max(model.length, one.position + one.length));
          model.fill(one.byte, one.position, one.position + one.length);
        } else if (one.kind === 'truncate') {
          contents.truncate(one.length);
          model = resized(model, one.length);
        } else {
          contents.sync();
          synced = Buffer.from(model);
        }
      }
      assert.ok(bytesOf(contents).equals(model), 'present');
      assert.ok(bytesOf(contents.clone()).equals(model), 'clone');
      assert.ok(bytesOf(contents.durable()).equals(synced), 'durable');
      assert.ok(bytesOf(contents.clone().durable()).equals(synced), 'durable of clone');
    }),
    { numRuns: 150 },
  );
});

function resized(bytes: Buffer, length: number): Buffer {
  const copy = Buffer.alloc(length);
  bytes.copy(copy);
  return copy;
}

function bytesOf(contents: Contents): Buffer {
  const bytes = Buffer.alloc(contents.length + 10, 0xee);
  assert.equal(contents.read(bytes, 0), contents.length);
  assert.ok(bytes.subarray(contents.length).every((byte) => byte === 0xee));
  return bytes.subarray(0, contents.length);
}
