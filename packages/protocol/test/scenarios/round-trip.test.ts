import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Reader, Writer } from '@kavka/protocol';
import fc from 'fast-check';
import { eachVersion, loadCodecs } from '../codecs.ts';
import { messageArbitrary } from '../message-arbitrary.ts';

const RUNS_PER_VERSION = 6;
const SEED = 4_3_1;

const codecs = await loadCodecs();

test('every message in every version: what was encoded is decoded, and encoded again to the same bytes', () => {
  const writer = new Writer();
  for (const codec of codecs) {
    eachVersion(codec, (version) => {
      const property = fc.property(messageArbitrary(codec.message, version), (fields) => {
        codec.encode(writer, fields, version);
        const bytes = writer.toBuffer();
        const reader = new Reader(bytes);
        const decoded = codec.decode(reader, version);
        reader.expectEnd(codec.message.name);
        assert.deepStrictEqual(decoded, fields, `${codec.message.name} ${version}`);
        codec.encode(writer, decoded, version);
        assert.ok(writer.toBuffer().equals(bytes), `${codec.message.name} ${version}`);
      });
      fc.assert(property, { seed: SEED, numRuns: RUNS_PER_VERSION });
    });
  }
});

test('there are 273 messages', () => {
  assert.equal(codecs.length, 273);
});
