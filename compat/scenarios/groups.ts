import assert from 'node:assert/strict';
import type { Client, GroupMember, Message } from '../clients/client.ts';
import { until } from '../machine/until.ts';
import { createReadyTopic } from '../wire/ready-topic.ts';
import type { Scenario } from './scenario.ts';
import { assertSameMessages, distinct, numbered, type Stage } from './stage.ts';

const PARTITIONS = 4;
const MOST_ROUNDS = 20;

export const groupWithRebalance: Scenario = {
  name: 'group with a rebalance',
  async play(client, stage) {
    const topic = stage.name('shared');
    const group = stage.name('group');
    await stage.wire((wire) => createReadyTopic(wire, topic, PARTITIONS));
    const alone = numbered('alone', 60);
    const aloneAgain = numbered('alone again', 60);
    const first = await client.join(topic, group);
    await until('the first member has all partitions', () => first.assigned.size === PARTITIONS);
    await client.produce(topic, alone);
    await until('it gets all', () => distinct(first).length === alone.length);
    assertSameMessages(distinct(first), alone);

    const second = await client.join(topic, group);
    await until('two members share', () => share(first, second), { withinMs: 60_000 });
    const sent = [...alone];
    for (let round = 1; !second.received.some(isOf('together')); round++) {
      // A fetch that the first member had under way may still bring it some of what is the second's.
      assert.ok(round <= MOST_ROUNDS, 'the second member works');
      const together = numbered(`together ${round}`, 60);
      await client.produce(topic, together);
      sent.push(...together);
      await until('the two get all', () => distinct(first, second).length === sent.length);
    }
    assertSameMessages(distinct(first, second), sent);

    await first.leave();
    await until('the second member has all', () => second.assigned.size === PARTITIONS, { withinMs: 60_000 });
    await client.produce(topic, aloneAgain);
    await until(
      'it gets the rest',
      () => distinct(second).filter(isOf('alone again')).length === aloneAgain.length,
    );
    assertSameMessages(distinct(second).filter(isOf('alone again')), aloneAgain);
    await second.leave();
  },
};

function isOf(prefix: string): (message: Message) => boolean {
  return ({ value }) => value!.toString().startsWith(prefix);
}

function share(first: GroupMember, second: GroupMember): boolean {
  const all = new Set([...first.assigned, ...second.assigned]);
  const sizes = [first.assigned.size, second.assigned.size];
  return all.size === PARTITIONS && sizes.every((size) => size === PARTITIONS / 2);
}

export const commitAndResume: Scenario = {
  name: 'commit and resume',
  async play(client, stage) {
    const topic = stage.name('resumed');
    await stage.wire((wire) => createReadyTopic(wire, topic));
    await client.produce(topic, numbered('resumed', 100));
    await resume(client, stage, topic);
  },
};

async function resume(client: Client, stage: Stage, topic: string): Promise<void> {
  const group = stage.name('resumer');
  const first = await client.consumeInGroup(topic, group, 60);
  const second = await client.consumeInGroup(topic, group, 40);
  const offsets = [...first, ...second].map(({ offset }) => offset);
  assert.deepEqual(
    offsets,
    Array.from({ length: 100 }, (_, index) => index),
  );
}
