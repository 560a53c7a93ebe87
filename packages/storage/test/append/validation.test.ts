import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ErrorCode } from '@kavka/protocol';
import {
  BatchView,
  Codec,
  ControlType,
  endMarkerBatch,
  RecordBatchBuilder,
  recordsOf,
} from '@kavka/protocol/records';
import type { AppendOptions, AppendResult, LogConfig } from '@kavka/storage';
import { readAll, readAt, World } from '../world.ts';

async function appended(
  batch: Buffer | ((world: World) => Buffer),
  config: Partial<LogConfig> = {},
  options: Partial<AppendOptions> = {},
): Promise<{ result: AppendResult; world: World; stored: () => BatchView; count: number }> {
  const world = new World(config);
  const { log } = await world.newLog();
  const bytes = typeof batch === 'function' ? batch(world) : batch;
  const result = log.append(bytes, { origin: 'client', leaderEpoch: 4, ...options });
  world.clock.endTurns();
  const stored = () => new BatchView().wrap(readAt(log, 0, 1_000_000), 0);
  return { result, world, stored, count: readAll(log, 1_000_000).length };
}

async function errorOf(...given: Parameters<typeof appended>): Promise<number> {
  const { result, count } = await appended(...given);
  if (result.errorCode !== 0) {
    assert.equal(count, 0, 'what is refused is not stored');
    assert.deepEqual([result.baseOffset, result.lastOffset], [-1, -1]);
    assert.ok(result.errorMessage);
  }
  return result.errorCode;
}

/** Changes a batch and sums it anew. */
function changed(batch: Buffer, change: (batch: Buffer) => void): Buffer {
  change(batch);
  new BatchView().wrap(batch, 0).updateCrc();
  return batch;
}

describe('a batch of a client', () => {
  const simple = (world: World) => world.batch(['a', 'b', 'c']);

  it('is given offsets and the leader epoch', async () => {
    const { result, stored } = await appended(simple);
    assert.deepEqual(
      [result.errorCode, result.baseOffset, result.lastOffset, result.logAppendTimeMs, result.duplicate],
      [0, 0, 2, -1n, false],
    );
    assert.equal(stored().leaderEpoch, 4);
    assert.equal(stored().isCrcValid(), true);
  });

  it('comes alone and whole', async () => {
    assert.equal(
      await errorOf((world) => Buffer.concat([simple(world), simple(world)])),
      ErrorCode.INVALID_RECORD,
    );
    assert.equal(await errorOf(Buffer.alloc(0)), ErrorCode.INVALID_RECORD);
    assert.equal(await errorOf((world) => simple(world).subarray(0, 70)), ErrorCode.INVALID_RECORD);
    const { result } = await appended((world) =>
      Buffer.concat([simple(world), simple(world).subarray(0, 60)]),
    );
    assert.equal(result.errorCode, 0, 'a part of another behind it is left out');
  });

  it('has a right CRC, magic and length', async () => {
    const damage = (at: number, byte: number) => (world: World) => {
      const batch = simple(world);
      batch[at] = byte;
      return batch;
    };
    assert.equal(await errorOf(damage(70, 7)), ErrorCode.CORRUPT_MESSAGE);
    assert.equal(await errorOf(damage(16, 1)), ErrorCode.INVALID_RECORD);
    assert.equal(await errorOf(damage(16, 3)), ErrorCode.CORRUPT_MESSAGE);
    assert.equal(await errorOf(damage(11, 20)), ErrorCode.CORRUPT_MESSAGE);
  });

  it('begins at offset 0, and has as many records as offsets', async () => {
    assert.equal(await errorOf((world) => world.batch(['a'], { baseOffset: 1 })), ErrorCode.INVALID_RECORD);
    const recount = (count: number) => (world: World) =>
      changed(simple(world), (batch) => batch.writeInt32BE(count, 57));
    assert.equal(await errorOf(recount(2)), ErrorCode.INVALID_RECORD);
    assert.equal(await errorOf(recount(0)), ErrorCode.INVALID_RECORD);
    const lastDelta = (world: World) => changed(simple(world), (batch) => batch.writeInt32BE(-1, 23));
    assert.equal(await errorOf(lastDelta), ErrorCode.INVALID_RECORD);
  });

  it('has well-formed records', async () => {
    const garbled = (world: World) => changed(simple(world), (batch) => batch.fill(0xff, 61));
    assert.equal(await errorOf(garbled), ErrorCode.INVALID_RECORD);
    const compressed = (world: World) =>
      changed(world.batch(['a'.repeat(500)], { codec: Codec.gzip }), (batch) => batch.fill(0x11, 75));
    assert.equal(await errorOf(compressed), ErrorCode.INVALID_RECORD);
  });

  it('controls nothing, and has a sequence with its producer', async () => {
    const marker = endMarkerBatch({
      type: ControlType.commit,
      producerId: 1n,
      producerEpoch: 0,
      coordinatorEpoch: 0,
      timestamp: 0,
    });
    assert.equal(await errorOf(Buffer.from(marker)), ErrorCode.INVALID_RECORD);
    assert.equal(await errorOf(marker, {}, { origin: 'coordinator' }), 0);
    assert.equal(await errorOf((world) => world.batch(['a'], { producerId: 4n })), ErrorCode.INVALID_RECORD);
  });

  it('is no larger than the topic takes', async () => {
    const size = new World().batch(['x'.repeat(100)]).length;
    const large = (world: World) => world.batch(['x'.repeat(100)]);
    assert.equal(await errorOf(large, { maxMessageBytes: size }), 0);
    assert.equal(await errorOf(large, { maxMessageBytes: size - 1 }), ErrorCode.MESSAGE_TOO_LARGE);
    assert.equal(await errorOf(large, { segmentBytes: size - 1 }), ErrorCode.RECORD_LIST_TOO_LARGE);
    const zeros = (world: World) => world.batch(['0'.repeat(5000)], { codec: Codec.gzip });
    const grown = { maxMessageBytes: 1000, compressionType: 'uncompressed' } as const;
    assert.equal(await errorOf(zeros, { maxMessageBytes: 1000 }), 0);
    assert.equal(await errorOf(zeros, grown), ErrorCode.MESSAGE_TOO_LARGE);
  });
});

describe('records of a client', () => {
  it('need a key in a compacted topic', async () => {
    const builder = new RecordBatchBuilder();
    const mixed = (world: World) => {
      for (const key of ['k', null, 'k', null])
        builder.append(world.clock.now(), key === null ? null : Buffer.from(key), null);
      return builder.build();
    };
    const { result } = await appended(mixed, { cleanupPolicy: ['compact', 'delete'] });
    assert.equal(result.errorCode, ErrorCode.INVALID_RECORD);
    assert.deepEqual(
      result.recordErrors.map(({ batchIndex }) => batchIndex),
      [1, 3],
    );
  });

  it('have a time near the broker’s', async () => {
    const at = (byMs: number) => (world: World) =>
      world.batch(['a'], { timestamp: BigInt(world.clock.now() + byMs) });
    const bounds = { messageTimestampAfterMaxMs: 1000, messageTimestampBeforeMaxMs: 2000 };
    for (const [byMs, error] of [
      [0, 0],
      [1000, 0],
      [1001, ErrorCode.INVALID_TIMESTAMP],
      [-2000, 0],
      [-2001, ErrorCode.INVALID_TIMESTAMP],
    ] as const) {
      const { result } = await appended(at(byMs), bounds);
      assert.equal(result.errorCode, error, `${byMs} ms`);
      assert.equal(result.recordErrors.length, error === 0 ? 0 : 1);
    }
    assert.equal(await errorOf((world) => world.batch(['a'], { timestamp: -1n }), bounds), 0, 'or none');
    assert.equal(await errorOf((world) => world.batch(['a'], { timestamp: 1n })), 0, 'any past by default');
    assert.equal(await errorOf(at(3_600_001)), ErrorCode.INVALID_TIMESTAMP);
  });

  it('with several faults are judged by the time first', async () => {
    const builder = new RecordBatchBuilder();
    builder.append(1n, null, null);
    builder.append(1n, Buffer.from('k'), null);
    const { result } = await appended(builder.build(), {
      cleanupPolicy: ['compact'],
      messageTimestampBeforeMaxMs: 10,
    });
    assert.equal(result.errorCode, ErrorCode.INVALID_TIMESTAMP);
    assert.deepEqual(
      result.recordErrors.map(({ batchIndex }) => batchIndex),
      [0, 1],
    );
  });

  it('are given the broker’s time with LogAppendTime', async () => {
    const { result, world, stored } = await appended((given) => given.batch(['a', 'b'], { timestamp: 5n }), {
      messageTimestampType: 'LogAppendTime',
    });
    const now = BigInt(world.clock.now());
    assert.equal(result.logAppendTimeMs, now);
    assert.deepEqual(
      [stored().isLogAppendTime, stored().maxTimestamp, stored().isCrcValid()],
      [true, now, true],
    );
  });

  it('do not say LogAppendTime themselves, but for a time that would do', async () => {
    const claim = (byMs: number) => (world: World) =>
      world.batch(['a'], { logAppendTime: BigInt(world.clock.now() + byMs) });
    const logTime = { messageTimestampType: 'LogAppendTime' } as const;
    assert.equal(await errorOf(claim(0), logTime), ErrorCode.INVALID_TIMESTAMP);
    assert.equal(await errorOf(claim(9e9)), ErrorCode.INVALID_TIMESTAMP);
    const { result, stored } = await appended(claim(0));
    assert.deepEqual([result.errorCode, stored().isLogAppendTime], [0, false]);
  });

  it('decide the largest timestamp of their batch, whatever it says', async () => {
    const lying = (world: World) =>
      changed(world.batch(['a'], { timestamp: 5n }), (batch) => batch.writeBigInt64BE(99n, 35));
    const { stored } = await appended(lying);
    assert.deepEqual([stored().maxTimestamp, stored().isCrcValid()], [5n, true]);
  });
});

describe('the compression of a topic', () => {
  const sources = [Codec.none, Codec.gzip, Codec.snappy, Codec.lz4, Codec.zstd];
  const targets = {
    uncompressed: Codec.none,
    gzip: Codec.gzip,
    snappy: Codec.snappy,
    lz4: Codec.lz4,
    zstd: Codec.zstd,
  };

  for (const [compressionType, codec] of Object.entries(targets)) {
    it(`${compressionType} is that of all batches`, async () => {
      for (const source of sources) {
        const values = ['one', 'two', 'x'.repeat(300)];
        const options = { codec: source, producerId: 9n, producerEpoch: 1, baseSequence: 5 };
        const { stored, result } = await appended((world) => world.batch(values, options), {
          compressionType: compressionType as LogConfig['compressionType'],
        });
        assert.equal(result.errorCode, 0);
        const batch = stored();
        assert.deepEqual(
          [
            batch.codec,
            batch.producerId,
            batch.producerEpoch,
            batch.baseSequence,
            batch.isCrcValid(),
            batch.leaderEpoch,
          ],
          [codec, 9n, 1, 5, true, 4],
        );
        assert.deepEqual(
          Array.from(recordsOf(batch), ({ value }) => String(value)),
          values,
        );
      }
    });
  }

  it('producer leaves batches as they came', async () => {
    for (const source of sources) {
      const { stored } = await appended((world) => world.batch(['a'], { codec: source }));
      assert.equal(stored().codec, source);
    }
  });
});

describe('a producer’s batches', () => {
  const sent = (world: World, baseSequence: number) =>
    world.batch(['a', 'b'], { producerId: 7n, producerEpoch: 0, baseSequence });

  it('sent again succeed with the offsets of then, in their turn', async () => {
    const world = new World();
    const { log } = await world.newLog();
    const first = world.append(log, sent(world, 0));
    const calls: string[] = [];
    const again = log.append(sent(world, 0), {
      origin: 'client',
      leaderEpoch: 0,
      written: () => calls.push('written'),
    });
    assert.deepEqual(
      [again.errorCode, again.duplicate, again.baseOffset, again.lastOffset, again.logAppendTimeMs],
      [0, true, first.baseOffset, first.lastOffset, BigInt(world.clock.now())],
    );
    assert.deepEqual(calls, []);
    world.clock.endTurns();
    assert.deepEqual(calls, ['written']);
    assert.equal(log.logEndOffset, 2);
  });

  it('are judged by those that wait for their write', async () => {
    const world = new World();
    const { log } = await world.newLog();
    const options = { origin: 'client', leaderEpoch: 0 } as const;
    assert.equal(log.append(sent(world, 0), options).errorCode, 0);
    assert.equal(log.append(sent(world, 2), options).errorCode, 0);
    assert.equal(log.append(sent(world, 2), options).duplicate, true);
    assert.equal(log.append(sent(world, 9), options).errorCode, ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER);
    world.clock.endTurns();
    assert.equal(log.logEndOffset, 4);
    assert.deepEqual(
      log.activeProducers().map(({ lastSequence }) => lastSequence),
      [3],
    );
  });
});

describe('a replica', () => {
  it('stores the leader’s batches byte for byte', async () => {
    const world = new World();
    const { log } = await world.newLog();
    const batches = [0, 3, 10].map((baseOffset) =>
      world.batch(['a', 'b'], { baseOffset, leaderEpoch: baseOffset }),
    );
    const result = log.append(Buffer.concat(batches), { origin: 'replica', leaderEpoch: 10 });
    world.clock.endTurns();
    assert.deepEqual([result.errorCode, result.baseOffset, result.lastOffset], [0, 0, 11]);
    assert.deepEqual(readAt(log, 0, 10_000), Buffer.concat(batches));
    assert.deepEqual(
      [0, 3, 10].map((offset) => log.epochAt(offset)),
      [0, 3, 10],
    );
  });

  it('leaves out batches of an epoch that it does not know yet', async () => {
    const world = new World();
    const { log } = await world.newLog();
    const batches = [0, 1].map((epoch) => world.batch(['a'], { baseOffset: epoch, leaderEpoch: epoch }));
    const result = log.append(Buffer.concat(batches), { origin: 'replica', leaderEpoch: 0 });
    world.clock.endTurns();
    assert.deepEqual([result.lastOffset, log.logEndOffset], [0, 1]);
  });

  it('takes no offsets twice', async () => {
    const world = new World();
    const { log } = await world.newLog();
    const batch = () => world.batch(['a', 'b'], { baseOffset: 0, leaderEpoch: 0 });
    const replicate = (bytes: Buffer) => log.append(bytes, { origin: 'replica', leaderEpoch: 0 }).errorCode;
    assert.equal(replicate(Buffer.concat([batch(), batch()])), ErrorCode.CORRUPT_MESSAGE);
    assert.equal(replicate(batch()), 0);
    assert.equal(replicate(batch()), ErrorCode.OFFSET_OUT_OF_RANGE);
  });
});
