import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { startKavka } from '@kavka/server';
import {
  Consumer,
  CorruptRecordError,
  KafkaError,
  Producer,
  SerializationError,
  serdes,
} from '../../src/index.ts';
import { freshTopic } from './topics.ts';

const AT = (topic: string) => ({ topic, partition: 0 });

async function produce(bootstrapServers: string, topic: string, batches: readonly string[][]): Promise<void> {
  await using producer = new Producer({ bootstrapServers, lingerMs: 50 });
  for (const values of batches) await producer.sendBatch(values.map((value) => ({ ...AT(topic), value })));
}

test('a batch that was damaged on the disk is named, met again, and can be passed over', async (t) => {
  const data = mkdtempSync(join(tmpdir(), 'kavka-corrupt-'));
  t.after(() => rmSync(data, { recursive: true, force: true }));
  const batches = [['good'], ['bad one', 'bad two'], ['good again']];
  let topic = '';
  {
    await using node = await startKavka({ data });
    topic = await freshTopic(node);
    await produce(node.bootstrapServers, topic, batches);
  }
  await using node = await startKavka({ data });
  const file = join(data, `${topic}-0`, '00000000000000000000.log');
  const bytes = readFileSync(file);
  bytes[bytes.indexOf('bad one')] = 0x42;
  writeFileSync(file, bytes, { flag: 'r+' });
  await using consumer = new Consumer({
    bootstrapServers: node.bootstrapServers,
    valueDeserializer: serdes.string,
    autoOffsetReset: 'earliest',
  });
  consumer.assign([AT(topic)]);
  assert.equal((await consumer.records().next()).value?.value, 'good');
  const offsets: (number | undefined)[] = [];
  for (let value: string | null | undefined; value === undefined; ) {
    try {
      value = (await consumer.records().next()).value?.value;
    } catch (error) {
      assert.ok(error instanceof CorruptRecordError, String(error));
      assert.deepEqual([error.topic, error.partition], [topic, 0]);
      offsets.push(error.offset);
      // The first time it is asked for again as it is.
      if (offsets.length > 1) consumer.seek(AT(topic), error.nextOffset);
      continue;
    }
    assert.equal(value, 'good again');
  }
  assert.deepEqual(offsets.slice(0, 2), [1, 1]);
  assert.ok(offsets.length <= 3, String(offsets));
});

test('a value that cannot be read is named, and does not hold up the others', async () => {
  await using node = await startKavka();
  const topic = await freshTopic(node);
  await produce(node.bootstrapServers, topic, [['1', 'x', '3']]);
  await using consumer = new Consumer({
    bootstrapServers: node.bootstrapServers,
    valueDeserializer: serdes.json<number>(),
    autoOffsetReset: 'earliest',
  });
  consumer.assign([AT(topic)]);
  const seen: unknown[] = [];
  for await (const record of consumer) {
    try {
      seen.push(record.value);
    } catch (error) {
      assert.ok(error instanceof SerializationError && error instanceof KafkaError);
      seen.push([error.topic, error.partition, error.offset]);
    }
    if (seen.length === 3) break;
  }
  assert.deepEqual(seen, [1, [topic, 0, 1], 3]);
});
