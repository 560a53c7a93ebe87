import { setTimeout as delay } from 'node:timers/promises';
import { createTopic, deleteTopic, partitionsWithLeader, RefusedError } from '../wire/requests.ts';
import type { WireConnection } from '../wire/wire-connection.ts';
import { isRetriable } from './answers.ts';
import { Link } from './link.ts';
import type { Load } from './load.ts';

const UNKNOWN_TOPIC = 3;
const TOPIC_ALREADY_EXISTS = 36;
const MOST_TOPICS = 6;
const PAUSE_MS = 200;

/** Creates topics and deletes them again; what was acknowledged must hold. */
export class TopicChurn {
  readonly #load: Load;
  readonly #link: Link;
  readonly #partitionsOf = new Map<string, number>();
  #deleted: string[] = [];
  #count = 0;

  constructor(load: Load) {
    this.#load = load;
    this.#link = new Link(load.port);
  }

  async run(): Promise<void> {
    while (!this.#load.isEnding()) {
      const names = [...this.#partitionsOf.keys()];
      if (names.length < this.#load.below(MOST_TOPICS)) await this.#create();
      else if (names.length > 0) await this.#delete(names[this.#load.below(names.length)] as string);
      await delay(PAUSE_MS);
    }
    await this.#audit();
    this.#link.drop();
  }

  async #create(): Promise<void> {
    const topic = `churn-${this.#count++}`;
    const partitions = 1 + this.#load.below(4);
    await this.#untilDone(TOPIC_ALREADY_EXISTS, (wire) => createTopic(wire, topic, partitions));
    this.#partitionsOf.set(topic, partitions);
  }

  async #delete(topic: string): Promise<void> {
    await this.#untilDone(UNKNOWN_TOPIC, (wire) => deleteTopic(wire, topic));
    this.#partitionsOf.delete(topic);
    this.#deleted = [...this.#deleted.slice(-MOST_TOPICS), topic];
  }

  /** Where no answer came, a second try may find that the first has had its effect. */
  async #untilDone(doneBefore: number, change: (wire: WireConnection) => Promise<void>): Promise<void> {
    let tries = 0;
    await this.#link.ask(async (wire) => {
      tries++;
      try {
        await change(wire);
      } catch (error) {
        if (!(error instanceof RefusedError)) throw error;
        if (error.errorCode === doneBefore && tries > 1) return;
        if (!isRetriable(error.errorCode) || error.errorCode === doneBefore)
          this.#load.findings.note('refused', error.message);
        throw error;
      }
    });
  }

  async #audit(): Promise<void> {
    const { findings } = this.#load;
    const count = (topic: string) => this.#link.ask((wire) => partitionsWithLeader(wire, topic));
    for (const [topic, partitions] of this.#partitionsOf) {
      const found = await count(topic);
      if (found !== partitions)
        findings.note('lost', `topic ${topic} has ${found} of ${partitions} partitions`);
    }
    for (const topic of this.#deleted)
      if ((await count(topic)) > 0) findings.note('foreign', `topic ${topic} was deleted, and is there`);
  }
}
