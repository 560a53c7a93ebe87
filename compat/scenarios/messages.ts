import assert from 'node:assert/strict';
import { createReadyTopic } from '../wire/ready-topic.ts';
import { recordBatch } from '../wire/record-batch.ts';
import { produce } from '../wire/requests.ts';
import { batchesIn } from './batches-in.ts';
import type { Scenario } from './scenario.ts';
import { assertSameMessages, message, numbered } from './stage.ts';

export const produceAndConsume: Scenario = {
  name: 'produce and consume from the beginning',
  async play(client, stage) {
    const topic = stage.name('plain');
    await stage.wire((wire) => createReadyTopic(wire, topic, 3));
    const messages = numbered('plain', 200);
    await client.produce(topic, messages);
    const received = await client.consume(topic, messages.length);
    assertSameMessages(received, messages);
    assert.ok(
      new Set(received.map(({ partition }) => partition)).size > 1,
      'keys go to more than one partition',
    );
    assertKeysKeepTheirOrder(received);
  },
};

/** Messages of one key are in one partition, in the order of production. */
function assertKeysKeepTheirOrder(
  received: readonly { partition: number; offset: number; key: Buffer | null; value: Buffer | null }[],
) {
  const latest = new Map<string, { partition: number; number: number }>();
  for (const { partition, key, value } of received) {
    const number = Number(value!.toString().split('-').at(-1));
    const before = latest.get(`${key}`);
    if (before) assert.equal(before.partition, partition, `all of ${key} in one partition`);
    if (before) assert.ok(before.number < number, `${key}: ${number} comes after ${before.number}`);
    latest.set(`${key}`, { partition, number });
  }
}

export const consumeByTimestamp: Scenario = {
  name: 'consume by timestamp',
  async play(client, stage) {
    const topic = stage.name('times');
    const start = Date.now() - 3_600_000;
    await stage.wire(async (wire) => {
      await createReadyTopic(wire, topic, 1);
      for (let minute = 0; minute < 30; minute++) {
        const batch = recordBatch([Buffer.from(`minute ${minute}`)], start + minute * 60_000);
        assert.equal((await produce(wire, topic, 0, batch)).errorCode, 0);
      }
    });
    const received = await client.consume(topic, 10, start + 19.5 * 60_000);
    assert.deepEqual(
      received.map(({ offset, value }) => `${offset}: ${value}`),
      Array.from({ length: 10 }, (_, index) => `${20 + index}: minute ${20 + index}`),
    );
  },
};

export const headersAndNulls: Scenario = {
  name: 'headers, null keys and null values',
  async play(client, stage) {
    const topic = stage.name('headers');
    await stage.wire((wire) => createReadyTopic(wire, topic));
    const messages = [
      message('key', 'no headers'),
      message('key', 'headers', [
        ['one', '1'],
        ['two', 'zwei drei'],
        ['bytes', 'ěščř'],
      ]),
      message(null, 'no key'),
      message('deleted', null),
      message('deleted', null, [['why', 'tombstone']]),
    ];
    await client.produce(topic, messages);
    assertSameMessages(await client.consume(topic, messages.length), messages);
  },
};

const LARGE_BYTES = 1_000_000;
const TOO_LARGE_BYTES = 1_500_000;

export const largeMessages: Scenario = {
  name: 'a message of 1 MB, and one too large',
  async play(client, stage) {
    const topic = stage.name('large');
    await stage.wire((wire) => createReadyTopic(wire, topic));
    const large = message('large', `${'x'.repeat(LARGE_BYTES - 4)}last`);
    const tooLarge = message('large', 'x'.repeat(TOO_LARGE_BYTES));
    const after = message('after', 'after the refusal');
    await client.produce(topic, [large]);
    await assert.rejects(client.produce(topic, [tooLarge]), /too.?large|larger than/i);
    await client.produce(topic, [after]);
    assertSameMessages(await client.consume(topic, 2), [large, after]);
    const batches = await stage.wire((wire) => batchesIn(wire, topic, 0));
    assert.equal(
      batches.reduce((sum, batch) => sum + batch.recordCount, 0),
      2,
    );
  },
};
