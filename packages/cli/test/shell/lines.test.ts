import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { linesOf } from '../../src/shell/lines.ts';

test('lines are the same however the bytes come', async () => {
  const text = fc.array(fc.constantFrom('a', 'b', '\n', '\r', '\r\n', 'ü')).map((parts) => parts.join(''));
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 4 }), async (whole, size) => {
      const bytes = Buffer.from(whole);
      const lines: string[] = [];
      for await (const some of linesOf(pieces(bytes, size))) lines.push(...some.map(String));
      const expected = whole.split(/\r\n|\n|\r/);
      if (expected.at(-1) === '') expected.pop();
      assert.deepEqual(lines, expected);
    }),
  );
});

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
