import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Admin } from '../../src/admin/index.ts';
import { IllegalStateError } from '../../src/errors/index.ts';
import { serdes } from '../../src/serde/index.ts';
import { type AcknowledgeOutcome, ShareConsumer } from '../../src/share-consumer/index.ts';
import { freshName, testCluster } from './cluster.ts';
import { fill, freshTopic } from './topics.ts';
import { until } from './until.ts';

const cluster = testCluster();

/** A group that begins with what is there already. */
async function freshGroup(): Promise<string> {
  const groupId = freshName('share');
  await using admin = new Admin({ bootstrapServers: cluster.bootstrapServers });
  await admin.alterConfigs([
    { type: 'group', name: groupId, set: { 'share.auto.offset.reset': 'earliest' } },
  ]);
  return groupId;
}

function connect(groupId: string, topic: string, config: object = {}): ShareConsumer<Buffer, string> {
  const consumer = new ShareConsumer<Buffer, string>({
    bootstrapServers: cluster.bootstrapServers,
    groupId,
    valueDeserializer: serdes.string,
    ...config,
  });
  consumer.subscribe([topic]);
  return consumer;
}

/** The next records, as many as asked for. */
async function take(consumer: ShareConsumer<Buffer, string>, count: number) {
  const taken = [];
  for await (const record of consumer.records({ signal: AbortSignal.timeout(60_000) })) {
    taken.push(record);
    if (taken.length === count) break;
  }
  return taken;
}

async function stage(count: number) {
  const topic = await freshTopic(cluster);
  await fill(cluster, topic, count);
  return { topic, groupId: await freshGroup() };
}

test('records are read once by the group, each accepted when the next is asked for', async () => {
  const { topic, groupId } = await stage(30);
  await using first = connect(groupId, topic);
  const records = await take(first, 30);
  assert.equal(new Set(records.map(({ partition, offset }) => `${partition}/${offset}`)).size, 30);
  assert.ok(records.every(({ deliveryCount }) => deliveryCount === 1));
  const outcomes = await first.commit();
  assert.ok(outcomes.every(({ error }) => error === undefined));
  await fill(cluster, topic, 1);
  await using second = connect(groupId, topic);
  await first.close();
  const [next] = await take(second, 1);
  assert.equal(next?.deliveryCount, 1, 'nothing comes again');
});

test('released records come again, rejected ones do not', async () => {
  const { topic, groupId } = await stage(3);
  await using consumer = connect(groupId, topic, { shareAcknowledgementMode: 'explicit' });
  const [first, second, third] = await take(consumer, 3);
  assert.ok(first !== undefined && second !== undefined && third !== undefined);
  consumer.accept(first);
  consumer.release(second);
  consumer.reject(third);
  assert.throws(() => consumer.accept(first), IllegalStateError, 'it was acknowledged');
  const [again] = await take(consumer, 1);
  assert.deepEqual([again?.partition, again?.offset], [second.partition, second.offset]);
  assert.equal(again?.deliveryCount, 2);
});

test('what is in hand when a consumer closes is accepted, the rest goes to others', async () => {
  const { topic, groupId } = await stage(10);
  const first = connect(groupId, topic);
  const taken = await take(first, 4);
  await first.close();
  await using second = connect(groupId, topic);
  const rest = await take(second, 6);
  const names = [...taken, ...rest].map(({ partition, offset }) => `${partition}/${offset}`);
  assert.equal(new Set(names).size, 10);
});

test('a renewed record stays, and what became of acknowledgements is told', async () => {
  const { topic, groupId } = await stage(1);
  const outcomes: AcknowledgeOutcome[] = [];
  const config = {
    shareAcknowledgementMode: 'explicit',
    onAcknowledged: (told: readonly AcknowledgeOutcome[]) => outcomes.push(...told),
  };
  await using consumer = connect(groupId, topic, config);
  const [record] = await take(consumer, 1);
  assert.ok(record !== undefined);
  assert.ok((consumer.acquisitionLockTimeoutMs ?? 0) > 0);
  consumer.renew(record);
  await until(() => outcomes.length === 1, 'the renewal is answered');
  consumer.accept(record);
  const committed = await consumer.commit();
  assert.deepEqual(
    [...outcomes, ...committed].map(({ offsets, error }) => [...offsets, error]),
    [
      [record.offset, undefined],
      [record.offset, undefined],
      [record.offset, undefined],
    ],
  );
});

test('batches bring all that is at hand; a loop ends with its signal, and when the consumer is closed', async () => {
  const { topic, groupId } = await stage(20);
  await using consumer = connect(groupId, topic, { maxPollRecords: 7, shareAcquireMode: 'record_limit' });
  let count = 0;
  for await (const batch of consumer.batches()) {
    assert.ok(batch.length <= 7);
    count += batch.length;
    if (count === 20) break;
  }
  const controller = new AbortController();
  const waiting = consumer.records({ signal: controller.signal }).next();
  controller.abort(new Error('enough'));
  await assert.rejects(waiting, /enough/);
  const last = consumer.records().next();
  await consumer.close();
  assert.deepEqual(await last, { value: undefined, done: true });
});

test('two members read one partition at the same time', async () => {
  const { topic, groupId } = await stage(200);
  const config = { maxPollRecords: 5, shareAcquireMode: 'record_limit' };
  await using first = connect(groupId, topic, config);
  await using second = connect(groupId, topic, config);
  const seen = new Set<string>();
  const read = async (consumer: ShareConsumer<Buffer, string>): Promise<number> => {
    let count = 0;
    for await (const { partition, offset } of consumer) {
      seen.add(`${partition}/${offset}`);
      count++;
      if (seen.size === 200) await Promise.all([first.close(), second.close()]);
    }
    return count;
  };
  const counts = await Promise.all([read(first), read(second)]);
  assert.equal(seen.size, 200);
  assert.equal(counts[0] + counts[1], 200, 'none twice');
});
