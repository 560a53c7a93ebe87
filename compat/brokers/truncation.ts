import assert from 'node:assert/strict';
import { Admin, Consumer, LogTruncationError, Producer, serdes } from '@kavka/client';
import type { Checks } from '../checks.ts';
import { until } from '../machine/until.ts';

const LIMIT_MS = 120_000;
const PARTITION = { topic: 'truncated', partition: 0 };

/** A partition that loses its tail in an unclean election, and two consumers that have read it (KIP-320). */
export class Truncation {
  readonly #bootstrapServers: string;
  readonly #strict: Consumer<Buffer, string>;
  readonly #lenient: Consumer<Buffer, string>;
  readonly #strictValues: string[] = [];
  readonly #lenientValues: string[] = [];
  #strictLoop: Promise<void> | undefined;
  #lenientLoop: Promise<void> | undefined;

  constructor(bootstrapServers: string) {
    this.#bootstrapServers = bootstrapServers;
    const config = { bootstrapServers, valueDeserializer: serdes.string, requestTimeoutMs: 10_000 };
    this.#strict = new Consumer({ ...config, autoOffsetReset: 'none' });
    this.#lenient = new Consumer({ ...config, autoOffsetReset: 'earliest' });
  }

  /** `leader` and `follower` have the same records. */
  async begin(leader: number, follower: number): Promise<void> {
    await using admin = new Admin({ bootstrapServers: this.#bootstrapServers });
    const configs = { 'min.insync.replicas': '1', 'unclean.leader.election.enable': 'true' };
    await admin.createTopics([{ name: PARTITION.topic, replicas: [[leader, follower]], configs }]);
    await this.#write('kept');
    for (const consumer of [this.#strict, this.#lenient]) {
      consumer.assign([PARTITION]);
      consumer.seek(PARTITION, 0);
    }
    this.#strictLoop = collect(this.#strict, this.#strictValues);
    this.#strictLoop.catch(() => {}); // noticed() has it
    this.#lenientLoop = collect(this.#lenient, this.#lenientValues);
    await this.#bothRead(10);
  }

  /** While the follower is dead, the leader alone takes and hands out more. */
  async writeTail(): Promise<void> {
    await this.#write('lost');
    await this.#bothRead(20);
  }

  /** The leader is dead and the follower back, without what it missed. */
  async noticed(checks: Checks, follower: number): Promise<void> {
    await checks.check(
      'truncation: the replica that missed records is elected',
      async () => {
        await using admin = new Admin({ bootstrapServers: this.#bootstrapServers });
        await until(
          'an unclean election',
          async () => {
            const [topic] = await admin.describeTopics([PARTITION.topic]);
            return topic?.partitions[0]?.leader === follower;
          },
          { withinMs: LIMIT_MS },
        );
        await this.#write('new');
      },
      2 * LIMIT_MS,
    );
    await checks.check('truncation: is an error with auto.offset.reset=none', async () => {
      await assert.rejects(this.#strictLoop!, (error) => {
        assert.ok(error instanceof LogTruncationError, String(error));
        assert.deepEqual([error.topic, error.partition, error.divergingOffset], ['truncated', 0, 10]);
        return true;
      });
    });
    await checks.check('truncation: with a policy the consumer goes on where the logs part', async () => {
      await this.#bothReadBy([this.#lenientValues], 30);
      const expected = ['kept', 'lost', 'new'].flatMap((word) => ten(word));
      assert.deepEqual(this.#lenientValues, expected);
    });
    await this.#strict.close();
    await this.#lenient.close();
    await this.#lenientLoop;
  }

  async #write(word: string): Promise<void> {
    await using producer = new Producer({
      bootstrapServers: this.#bootstrapServers,
      deliveryTimeoutMs: LIMIT_MS,
      requestTimeoutMs: 10_000,
    });
    await producer.sendBatch(ten(word).map((value) => ({ ...PARTITION, value })));
  }

  #bothRead(count: number): Promise<void> {
    return this.#bothReadBy([this.#strictValues, this.#lenientValues], count);
  }

  async #bothReadBy(lists: readonly (readonly string[])[], count: number): Promise<void> {
    const what = `${count} records are read`;
    await until(what, () => lists.every(({ length }) => length >= count), { withinMs: LIMIT_MS });
  }
}

function ten(word: string): string[] {
  return Array.from({ length: 10 }, (_, index) => `${word} ${index}`);
}

async function collect(consumer: Consumer<Buffer, string>, into: string[]): Promise<void> {
  for await (const { value } of consumer) into.push(value ?? '');
}
