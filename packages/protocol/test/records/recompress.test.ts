import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BatchCheck, BatchView, Codec, recompress, recordsOf } from '@kavka/protocol/records';
import { fixtureBytes } from './fixtures.ts';

function contents(bytes: Buffer) {
  return Array.from(recordsOf(new BatchView().wrap(bytes, 0)), ({ offset, key, value }) => ({
    offset,
    key,
    value,
  }));
}

describe('recompress', () => {
  const check = new BatchCheck();
  for (const from of ['none', 'gzip', 'snappy', 'lz4', 'zstd']) {
    for (const [to, codec] of Object.entries(Codec)) {
      it(`from ${from} to ${to}`, () => {
        const source = fixtureBytes(`mixed-${from}`);
        const batch = new BatchView().wrap(Buffer.concat([Buffer.alloc(3), source]), 3);
        check.run(batch, source.length);
        const rewritten = recompress(batch, { codec, expandedRecords: check.expandedRecords });
        assert.equal(check.run(new BatchView().wrap(rewritten, 0), rewritten.length), 0, check.detail);
        assert.deepEqual(contents(rewritten), contents(source));
        if (to === 'none') assert.deepEqual(rewritten, fixtureBytes('mixed-none'));
        assert.deepEqual(recompress(batch, { codec }), rewritten);
      });
    }
  }

  it('keeps the other attributes, and takes the time of the broker', () => {
    const source = new BatchView().wrap(fixtureBytes('transactional'), 0);
    const batch = new BatchView().wrap(
      recompress(source, { codec: Codec.zstd, level: 1, logAppendTime: 99n }),
      0,
    );
    assert.ok(batch.isTransactional && batch.isLogAppendTime && batch.isCrcValid());
    assert.equal(batch.codec, Codec.zstd);
    assert.equal(batch.maxTimestamp, 99n);
    assert.equal(batch.producerId, source.producerId);
    assert.equal(batch.lastOffset, source.lastOffset);
    assert.equal(batch.leaderEpoch, source.leaderEpoch);
  });
});
