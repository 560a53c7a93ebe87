import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { ErrorCode } from '@kavka/protocol';
import { batchesIn } from '@kavka/protocol/records';
import {
  API,
  createTopic,
  fetchFrom,
  produce,
  readTopic,
  type TestTopic,
  type WireClient,
} from '@kavka/testkit/wire';
import { DATA, TestNode } from './test-node.ts';

const TOPIC = 2;
const BROKER = 4;
const RETENTION_CHECK_MS = 100_000;
const CLEANER_MS = 15_000;

/** Each test changes configs of a topic that is in use, and looks at what its log does from then on. */
let node: TestNode;
let client: WireClient;
let topic: TestTopic;

beforeEach(async () => {
  const config = {
    'log.retention.check.interval.ms': RETENTION_CHECK_MS,
    'log.initial.task.delay.ms': RETENTION_CHECK_MS,
  };
  node = await TestNode.start({ config });
  client = await node.connect();
  topic = await createTopic(client, 'a');
});

afterEach(() => node.stop());

async function set(configs: Readonly<Record<string, string | null>>, ofBrokers = false): Promise<void> {
  const changes = Object.entries(configs).map(([name, value]) => ({
    name,
    configOperation: value === null ? 1 : 0,
    value,
  }));
  const [resourceType, resourceName] = ofBrokers ? [BROKER, ''] : [TOPIC, topic.name];
  const { responses } = await client.ask(API.incrementalAlterConfigs, {
    resources: [{ resourceType, resourceName, configs: changes }],
    validateOnly: false,
  });
  assert.equal(responses[0]?.errorMessage ?? null, null);
}

/** The error code of a batch with one record of now. */
async function send(value: string | null, key: string | null = 'k', lateMs = 0): Promise<number> {
  const timestamp = node.clock.now() - lateMs;
  return (await produce(client, topic, [{ key, value, timestamp }])).errorCode;
}

async function sendAll(...values: (string | null)[]): Promise<void> {
  for (const value of values) assert.equal(await send(value), 0);
}

async function values(): Promise<(string | null)[]> {
  const { logStartOffset } = await fetchFrom(client, topic, await startOffset());
  return (await readTopic(client, topic, Number(logStartOffset))).map(({ value }) => value);
}

async function startOffset(): Promise<number> {
  const partitions = [{ partitionIndex: 0, timestamp: -2n }];
  const { topics } = await client.ask(API.listOffsets, {
    replicaId: -1,
    isolationLevel: 0,
    topics: [{ name: topic.name, partitions }],
  });
  return Number(topics[0]?.partitions[0]?.offset ?? -1);
}

/** The files of the log whose names end so. */
function files(ending: string): string[] {
  const names = node.disk.list(`${DATA}/${topic.name}-0`).map(({ name }) => name);
  return names.filter((name) => name.endsWith(ending)).sort();
}

function sizeOf(name: string | undefined): number {
  return node.disk.readFile(`${DATA}/${topic.name}-0/${name}`).length;
}

/** A segment of its own for each that follows. */
const EACH_ALONE = { 'internal.segment.bytes': '100' };
const COMPACT = { 'cleanup.policy': 'compact', 'min.cleanable.dirty.ratio': '0.01' };

describe('segments of a topic in use', () => {
  it('are as large as segment.bytes says from now on', async () => {
    await sendAll('x'.repeat(400_000), 'x'.repeat(400_000), 'x'.repeat(400_000));
    assert.equal(files('.log').length, 1);
    await set({ 'segment.bytes': '1048576' });
    await sendAll('x'.repeat(400_000), 'x'.repeat(400_000), 'x'.repeat(400_000));
    assert.equal(files('.log').length, 3);
    await set({ 'segment.bytes': null });
    await set({ 'log.segment.bytes': '1048577' }, true);
    await sendAll('x'.repeat(900_000));
    assert.equal(files('.log').length, 4);
  });

  it('last segment.ms, less up to segment.jitter.ms', async () => {
    await sendAll('1');
    await node.advance(10_000);
    await sendAll('2');
    assert.equal(files('.log').length, 1);
    await set({ 'segment.ms': '15000' });
    await node.advance(6_000);
    await sendAll('3');
    assert.equal(files('.log').length, 2);
    await set({ 'segment.jitter.ms': '15000' });
    for (let count = 0; count < 40; count++) {
      await sendAll('4');
      await node.advance(1000);
    }
    const lengths = files('.log')
      .slice(2)
      .map(offsetIn)
      .map((offset, at, all) => offset - (all[at - 1] ?? 2));
    assert.ok(new Set(lengths).size > 1, `drawn anew for each: ${lengths}`);
    assert.ok(Math.max(...lengths) <= 17);
  });

  it('end where segment.index.bytes is full, sooner with a small index.interval.bytes', async () => {
    await sendAll('1', '2', '3');
    await set({ 'segment.index.bytes': '24', 'index.interval.bytes': '0' });
    await sendAll('4', '5', '6', '7', '8', '9');
    assert.ok(files('.log').length >= 3);
    await set({ 'index.interval.bytes': '100000' });
    const before = files('.log').length;
    await sendAll('1', '2', '3', '4', '5', '6');
    assert.ok(files('.log').length <= before + 1);
  });

  it('have their size at once with preallocate', async () => {
    await set({ preallocate: 'true', 'segment.bytes': '1048576', 'segment.ms': '1000' });
    await sendAll('1');
    assert.ok(sizeOf(files('.log').at(-1)) < 1000);
    await node.advance(2000);
    await sendAll('2');
    assert.equal(sizeOf(files('.log').at(-1)), 1_048_576);
    await set({ preallocate: 'false' });
    await node.advance(2000);
    await sendAll('3');
    assert.deepEqual(
      files('.log').map((name) => sizeOf(name) < 1000),
      [true, true, true],
    );
    assert.deepEqual(await values(), ['1', '2', '3']);
  });
});

describe('retention of a topic in use', () => {
  it('is by retention.ms, the active segment included, or by that of the brokers', async () => {
    await sendAll('1', '2');
    await set({ 'log.retention.ms': '150000' }, true);
    await node.advance(RETENTION_CHECK_MS);
    assert.deepEqual(await values(), ['1', '2']);
    await set({ 'retention.ms': '100000' });
    await node.advance(RETENTION_CHECK_MS);
    assert.deepEqual(await values(), []);
    assert.equal(await startOffset(), 2);
  });

  it('is by retention.bytes', async () => {
    await set(EACH_ALONE);
    await sendAll('1', '2', '3', '4');
    const bytes = sizeOf(files('.log')[0]);
    await set({ 'retention.bytes': String(2 * bytes) });
    await node.advance(RETENTION_CHECK_MS);
    assert.deepEqual(await values(), ['3', '4']);
  });

  it('takes files away after file.delete.delay.ms', async () => {
    await set({ ...EACH_ALONE, 'retention.bytes': '1', 'file.delete.delay.ms': '5000' });
    await sendAll('1', '2', '3');
    await node.advance(RETENTION_CHECK_MS);
    await node.advance(4000);
    assert.ok(files('.deleted').length > 0, 'they wait');
    await set({ 'file.delete.delay.ms': '0' });
    await node.advance(1000);
    assert.deepEqual(files('.deleted'), []);
    await sendAll('4');
    await node.advance(RETENTION_CHECK_MS);
    assert.deepEqual([files('.deleted'), await values()], [[], ['4']]);
  });

  it('ends where cleanup.policy is compact, and goes on where it is both', async () => {
    await set({ ...EACH_ALONE, ...COMPACT, 'retention.ms': '1000' });
    await sendAll('1', '2', '3');
    await node.advance(2 * RETENTION_CHECK_MS);
    assert.deepEqual(await values(), ['2', '3']);
    await set({ 'cleanup.policy': 'compact,delete' });
    await node.advance(2 * RETENTION_CHECK_MS);
    assert.deepEqual(await values(), []);
  });
});

describe('compaction of a topic in use', () => {
  beforeEach(() => set({ ...EACH_ALONE, ...COMPACT }));

  it('begins with cleanup.policy, and then takes records with a key alone', async () => {
    await set({ 'cleanup.policy': 'delete' });
    assert.equal(await send('1', null), 0);
    await sendAll('2', '3', '4');
    await node.advance(CLEANER_MS);
    assert.deepEqual(await values(), ['1', '2', '3', '4']);
    await set({ 'cleanup.policy': 'compact' });
    assert.equal(await send('5', null), ErrorCode.INVALID_RECORD);
    await node.advance(CLEANER_MS);
    assert.deepEqual(await values(), ['3', '4']);
  });

  it('waits for min.cleanable.dirty.ratio', async () => {
    await set({ 'min.cleanable.dirty.ratio': '0.9' });
    await sendAll('1', '2', '3');
    await node.advance(CLEANER_MS);
    assert.deepEqual(await values(), ['2', '3']);
    await sendAll('4');
    await node.advance(CLEANER_MS);
    assert.deepEqual(await values(), ['2', '3', '4'], 'half of it is dirty');
    await set({ 'min.cleanable.dirty.ratio': '0.1' });
    await node.advance(CLEANER_MS);
    assert.deepEqual(await values(), ['3', '4']);
  });

  it('leaves records alone for min.compaction.lag.ms', async () => {
    await set({ 'min.compaction.lag.ms': '100000' });
    await sendAll('1', '2', '3');
    await node.advance(CLEANER_MS);
    assert.deepEqual(await values(), ['1', '2', '3']);
    await set({ 'min.compaction.lag.ms': '10000' });
    await node.advance(CLEANER_MS);
    assert.deepEqual(await values(), ['2', '3']);
  });

  it('comes within max.compaction.lag.ms whatever the ratio, also to the active segment', async () => {
    await set({ 'min.cleanable.dirty.ratio': '1', 'internal.segment.bytes': null });
    await sendAll('1', '2');
    await node.advance(CLEANER_MS);
    await set({ 'max.compaction.lag.ms': '10000' });
    await sendAll('3');
    await node.advance(CLEANER_MS);
    assert.deepEqual(await values(), ['2', '3']);
  });

  it('keeps tombstones for delete.retention.ms', async () => {
    await set({ 'delete.retention.ms': '50000' });
    await sendAll('1', null);
    assert.equal(await send('other', 'l'), 0);
    await node.advance(CLEANER_MS);
    assert.deepEqual(await values(), [null, 'other']);
    await node.advance(50_000);
    assert.equal(await send('other', 'm'), 0);
    await node.advance(CLEANER_MS);
    assert.deepEqual(await values(), ['other', 'other']);
  });

  it('goes by the configs of the brokers where the topic has none', async () => {
    await set({ 'cleanup.policy': null, 'min.cleanable.dirty.ratio': null });
    await sendAll('1', '2', '3');
    await node.advance(CLEANER_MS);
    await set({ 'log.cleanup.policy': 'compact', 'log.cleaner.min.cleanable.ratio': '1' }, true);
    await node.advance(CLEANER_MS);
    assert.deepEqual(await values(), ['1', '2', '3']);
    await set({ 'log.cleaner.min.cleanable.ratio': '0.2', 'log.cleaner.backoff.ms': '1000' }, true);
    await node.advance(CLEANER_MS);
    assert.deepEqual(await values(), ['2', '3']);
    await sendAll('4', '5');
    await node.advance(1000);
    assert.deepEqual(await values(), ['4', '5'], 'within the new log.cleaner.backoff.ms');
  });

  it('reads and writes no faster than log.cleaner.io.max.bytes.per.second', async () => {
    await set({ 'internal.segment.bytes': '1000' });
    await set({ 'log.cleaner.io.max.bytes.per.second': '10' }, true);
    for (let count = 0; count < 10; count++) await sendAll('x'.repeat(500));
    await node.advance(CLEANER_MS);
    assert.equal((await values()).length, 10, 'some 6000 bytes take minutes');
    await set({ 'log.cleaner.io.max.bytes.per.second': '1000000' }, true);
    for (let waitedMs = 0; (await values()).length > 2; waitedMs += CLEANER_MS) {
      assert.ok(waitedMs < 2_000_000);
      await node.advance(CLEANER_MS);
    }
  });
});

describe('what a topic in use takes', () => {
  it('is no larger than max.message.bytes', async () => {
    await set({ 'max.message.bytes': '100' });
    assert.equal(await send('x'.repeat(100)), ErrorCode.MESSAGE_TOO_LARGE);
    await set({ 'max.message.bytes': null });
    await set({ 'message.max.bytes': '200' }, true);
    assert.deepEqual(
      [await send('x'.repeat(100)), await send('x'.repeat(200))],
      [0, ErrorCode.MESSAGE_TOO_LARGE],
    );
  });

  it('is of a time that message.timestamp.before.max.ms and after.max.ms allow', async () => {
    assert.deepEqual([await send('a', 'k', 5000), await send('a', 'k', -5000)], [0, 0]);
    await set({ 'message.timestamp.before.max.ms': '4000', 'message.timestamp.after.max.ms': '4000' });
    const { INVALID_TIMESTAMP } = ErrorCode;
    assert.deepEqual(
      [await send('a', 'k', 5000), await send('a', 'k', -5000)],
      [INVALID_TIMESTAMP, INVALID_TIMESTAMP],
    );
    assert.deepEqual([await send('a', 'k', 4000), await send('a', 'k', -4000)], [0, 0]);
  });

  it('has the time that message.timestamp.type says', async () => {
    await sendAll('1');
    await set({ 'message.timestamp.type': 'LogAppendTime' });
    assert.equal(await send('2', 'k', 5000), 0);
    await set({ 'message.timestamp.type': null });
    assert.equal(await send('3', 'k', 5000), 0);
    const nowMs = node.clock.now();
    const found = await readTopic(client, topic);
    assert.deepEqual(
      found.map(({ timestamp }) => timestamp),
      [nowMs, nowMs, nowMs - 5000],
    );
  });

  it('is stored with the codec and level of compression.type', async () => {
    const text = Array.from({ length: 3000 }, (_, at) => `${(at * 7919) % 1009}`).join(' ');
    for (const type of ['gzip', 'lz4', 'zstd', 'snappy', 'uncompressed']) {
      await set({ 'compression.type': type });
      await sendAll(text);
    }
    await set({ 'compression.type': 'zstd', 'compression.zstd.level': '19' });
    await sendAll(text);
    await set({ 'compression.type': 'gzip', 'compression.gzip.level': '1' });
    await sendAll(text);
    await set({ 'compression.type': 'lz4', 'compression.lz4.level': '17' });
    await sendAll(text);
    const { records } = await fetchFrom(client, topic, 0);
    const batches = Array.from(batchesIn(records ?? Buffer.alloc(0)), ({ codec, sizeInBytes }) => ({
      codec,
      sizeInBytes,
    }));
    const [gzip, lz4, zstd, snappy, plain, zstd19, gzip1, lz417] = batches;
    assert.deepEqual([gzip?.codec, snappy?.codec, lz4?.codec, zstd?.codec, plain?.codec], [1, 2, 3, 4, 0]);
    assert.deepEqual([zstd19?.codec, gzip1?.codec, lz417?.codec], [4, 1, 3]);
    assert.ok((zstd19?.sizeInBytes ?? 0) < (zstd?.sizeInBytes ?? 0), 'zstd');
    assert.ok((gzip1?.sizeInBytes ?? 0) > (gzip?.sizeInBytes ?? 0), 'gzip');
    assert.ok((lz417?.sizeInBytes ?? 0) < (lz4?.sizeInBytes ?? 0), 'lz4');
  });

  for (const [config, value] of [
    ['flush.messages', '1'],
    ['flush.ms', '10'],
  ] as const) {
    it(`is on the device by ${config}`, async () => {
      await sendAll('1');
      await set({ [config]: value });
      await sendAll('2');
      await node.advance(20);
      const after = await node.crash({ unsynced: 'dropped' });
      const found = await readTopic(await after.connect(), topic);
      assert.deepEqual(
        found.map((record) => record.value),
        ['1', '2'],
      );
      await after.stop();
    });
  }
});

function offsetIn(fileName: string): number {
  return Number.parseInt(fileName, 10);
}
