import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Warmth } from '../../src/read/warmth.ts';
import type { Segment } from '../../src/segment/segment.ts';

const MEGABYTE = 1024 * 1024;

test('bytes are fresh until all logs have written 512 MB more, warm until it is 1 GB', () => {
  const volume = { writtenBytes: 0 };
  const warmth = new Warmth(volume);
  const segment = { baseOffset: 0 } as Segment;
  const look = (): boolean[] => [warmth.isFresh(segment, 0), warmth.isWarm(segment, 0)];
  assert.deepEqual(look(), [false, false]);
  warmth.wrote(segment, 0);
  assert.deepEqual(look(), [true, true]);
  volume.writtenBytes = 512 * MEGABYTE;
  assert.deepEqual(look(), [true, true]);
  volume.writtenBytes++;
  assert.deepEqual(look(), [false, true]);
  volume.writtenBytes = 1024 * MEGABYTE;
  assert.deepEqual(look(), [false, true]);
  volume.writtenBytes++;
  assert.deepEqual(look(), [false, false]);
  warmth.wrote(segment, 20 * MEGABYTE);
  assert.equal(warmth.isFresh(segment, 21 * MEGABYTE), true);
  assert.equal(warmth.isFresh(segment, 19 * MEGABYTE), false);
});

test('of a log that is written slowly, between others, the end is warm', () => {
  const volume = { writtenBytes: 0 };
  const warmth = new Warmth(volume);
  const segment = { baseOffset: 0 } as Segment;
  for (let position = 0; position < 200; position++) {
    warmth.wrote(segment, position);
    volume.writtenBytes += 10 * MEGABYTE;
  }
  assert.equal(warmth.isFresh(segment, 199), true);
  assert.equal(warmth.isWarm(segment, 120), true);
  assert.equal(warmth.isWarm(segment, 80), false);
});
