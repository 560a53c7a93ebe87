import assert from 'node:assert/strict';
import { until } from '../machine/until.ts';
import { createReadyTopic } from '../wire/ready-topic.ts';
import { partitionsWithLeader } from '../wire/requests.ts';
import { batchesIn } from './batches-in.ts';
import type { Scenario } from './scenario.ts';
import { assertSameMessages, message, numbered } from './stage.ts';

export const idempotentProducer: Scenario = {
  name: 'idempotent producer',
  async play(client, stage) {
    const topic = stage.name('idempotent');
    await stage.wire((wire) => createReadyTopic(wire, topic));
    const messages = numbered('once', 100);
    await client.produce(topic, messages, { idempotent: true });
    assertSameMessages(await client.consume(topic, messages.length), messages);
    const batches = await stage.wire((wire) => batchesIn(wire, topic, 0));
    assert.ok(
      batches.length > 0 && batches.every((batch) => batch.hasProducerId),
      'each batch names its producer',
    );
  },
};

export const autoCreate: Scenario = {
  name: 'an unknown topic is made by producing to it',
  async play(client, stage) {
    const topic = stage.name('automatic');
    await client.produce(topic, [message('key', 'first')]);
    assertSameMessages(await client.consume(topic, 1), [message('key', 'first')]);
  },
};

/** Against a server with auto.create.topics.enable=false. */
export const unknownTopic: Scenario = {
  name: 'an unknown topic is refused',
  async play(client, stage) {
    const topic = stage.name('unknown');
    await assert.rejects(
      client.produce(topic, [message('key', 'nowhere')]),
      /unknown.?topic|does not host|not present in metadata/i,
    );
    assert.equal(await stage.wire((wire) => partitionsWithLeader(wire, topic)), 0);
  },
};

export const createAndDeleteTopics: Scenario = {
  name: 'create and delete topics',
  async play(client, stage) {
    const topic = stage.name('short-lived');
    await client.createTopic(topic, 4);
    const partitions = () => stage.wire((wire) => partitionsWithLeader(wire, topic));
    await until('it has its partitions', async () => (await partitions()) === 4);
    await assert.rejects(client.createTopic(topic, 4), /exists/i);
    await client.deleteTopic(topic);
    await until('it is gone', async () => (await partitions()) === 0);
    await client.createTopic(topic, 2);
    await until('it is there again, empty', async () => (await partitions()) === 2);
    await client.produce(topic, numbered('second life', 10));
    assertSameMessages(await client.consume(topic, 10), numbered('second life', 10));
  },
};
