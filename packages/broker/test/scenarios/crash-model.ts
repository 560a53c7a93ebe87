import assert from 'node:assert/strict';
import { type Uuid, ZERO_UUID } from '@kavka/base';
import type { SeededRandom } from '@kavka/testkit';
import { API, createTopic, produce, readValues, type TestTopic, type WireClient } from '@kavka/testkit/wire';
import type { TestNode } from './test-node.ts';

const NAMES = ['a', 'b', 'c'];
/** Records are on the device before they are acknowledged. */
const CONFIGS = { 'flush.messages': '1', 'segment.bytes': '1048576', 'file.delete.delay.ms': '1000' };
const LARGE = 'x'.repeat(300_000);

interface TopicModel {
  readonly topic: TestTopic;
  /** Values in the order in which they were sent. */
  readonly sent: string[];
  acknowledged: number;
  retentionMs: string;
}

/** What a node has promised, and what was asked of it without an answer yet. */
export class CrashModel {
  readonly #random: SeededRandom;
  #topics = new Map<string, TopicModel>();
  /** Of a topic that is being made, deleted or configured either state may be found. */
  #inDoubt: string | undefined;
  #lastValue = 0;
  #frozen: { topics: Map<string, TopicModel>; inDoubt: string | undefined } | undefined;

  constructor(random: SeededRandom) {
    this.#random = random;
  }

  /** The crash: what happens from now on has not happened. */
  freeze(): void {
    const topics = [...this.#topics].map(([name, one]): [string, TopicModel] => [
      name,
      { ...one, sent: [...one.sent] },
    ]);
    this.#frozen = { topics: new Map(topics), inDoubt: this.#inDoubt };
  }

  /** Back to the instant of the crash. */
  thaw(): void {
    assert.ok(this.#frozen);
    this.#topics = this.#frozen.topics;
    this.#inDoubt = this.#frozen.inDoubt;
    this.#frozen = undefined;
  }

  /** Does one thing that a client may ask for. */
  async step(node: TestNode, client: WireClient): Promise<void> {
    const name = this.#random.pick(NAMES);
    const known = this.#topics.get(name);
    const chance = this.#random.below(8);
    if (chance === 0) await node.advance(this.#random.below(30_000));
    else if (known === undefined) await this.#create(client, name);
    else if (chance === 1) await this.#delete(client, known);
    else if (chance === 2) await this.#configure(client, known);
    else await this.#produce(client, known);
  }

  /** Compares with a node that has started after the crash; what was in doubt is known then. */
  async verify(client: WireClient): Promise<void> {
    const { topics } = await client.ask(API.metadata, { topics: null });
    const found = new Map(topics.map((topic) => [topic.name ?? '', topic.topicId]));
    for (const name of NAMES) await this.#verifyTopic(client, name, found.get(name));
    this.#inDoubt = undefined;
  }

  async #verifyTopic(client: WireClient, name: string, foundId: Uuid | undefined): Promise<void> {
    const known = this.#topics.get(name);
    if (foundId === undefined || (known !== undefined && foundId !== known.topic.id)) {
      if (known !== undefined) assert.equal(name, this.#inDoubt, `topic ${name} is lost`);
      this.#topics.delete(name);
      return;
    }
    if (known === undefined) {
      assert.equal(name, this.#inDoubt, `topic ${name} came back`);
      this.#topics.set(name, newTopicModel({ name, id: foundId }));
      return;
    }
    const values = await readValues(client, known.topic);
    assert.deepEqual(values, known.sent.slice(0, values.length), `records of ${name}`);
    assert.ok(
      values.length >= known.acknowledged,
      `${known.acknowledged - values.length} records of ${name} lost`,
    );
    known.sent.length = values.length;
    known.acknowledged = values.length;
    const retentionMs = await retentionOf(client, name);
    if (name !== this.#inDoubt) assert.equal(retentionMs, known.retentionMs, `config of ${name}`);
    known.retentionMs = retentionMs;
  }

  async #create(client: WireClient, name: string): Promise<void> {
    this.#inDoubt = name;
    const topic = await createTopic(client, name, { configs: CONFIGS });
    this.#topics.set(name, newTopicModel(topic));
    this.#inDoubt = undefined;
  }

  async #delete(client: WireClient, { topic }: TopicModel): Promise<void> {
    this.#inDoubt = topic.name;
    const topics = [{ name: topic.name, topicId: ZERO_UUID }];
    const { responses } = await client.ask(API.deleteTopics, { topics, timeoutMs: 1000 });
    assert.equal(responses[0]?.errorCode, 0);
    this.#topics.delete(topic.name);
    this.#inDoubt = undefined;
  }

  async #configure(client: WireClient, known: TopicModel): Promise<void> {
    const { name } = known.topic;
    this.#inDoubt = name;
    const value = String(1_000_000_000 + this.#random.below(1000));
    const configs = [{ name: 'retention.ms', configOperation: 0, value }];
    const resources = [{ resourceType: 2, resourceName: name, configs }];
    const { responses } = await client.ask(API.incrementalAlterConfigs, { resources });
    assert.equal(responses[0]?.errorCode, 0);
    known.retentionMs = value;
    this.#inDoubt = undefined;
  }

  async #produce(client: WireClient, known: TopicModel): Promise<void> {
    const values = Array.from({ length: 1 + this.#random.below(3) }, () => {
      const large = this.#random.oneIn(6) ? LARGE : '';
      return `${++this.#lastValue}${large}`;
    });
    known.sent.push(...values);
    const { errorCode } = await produce(client, known.topic, values);
    assert.equal(errorCode, 0);
    known.acknowledged = known.sent.length;
  }
}

function newTopicModel(topic: TestTopic): TopicModel {
  return { topic, sent: [], acknowledged: 0, retentionMs: '604800000' };
}

async function retentionOf(client: WireClient, name: string): Promise<string> {
  const { results } = await client.ask(API.describeConfigs, {
    resources: [{ resourceType: 2, resourceName: name, configurationKeys: ['retention.ms'] }],
  });
  return results[0]?.configs[0]?.value ?? '';
}
