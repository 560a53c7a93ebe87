import assert from 'node:assert/strict';
import { test } from 'node:test';
import { delay } from '@kavka/base';
import { Consumer, type ConsumerOptions, Producer } from '../../src/index.ts';
import { GroupMember, type Progress } from './group-member.ts';
import { BOOTSTRAP } from './mortal-broker.ts';
import { Simulation } from './simulation.ts';

const FIRST_SEED = Number(process.env.KAVKA_TEST_SEED ?? 1);
const SEEDS = process.env.KAVKA_TEST_SEED === undefined ? Number(process.env.KAVKA_TEST_SEEDS ?? 40) : 1;
const PARTITIONS = 4;
const TOPIC = 't';
const GROUP = 'g';
const MAX_MEMBERS = 3;
/** Until connections that have fallen silent are found out, and who was given up for that has joined again. */
const SETTLING_MS = 10_000;
const CATCH_UP_LIMIT_MS = 120_000;
const BROKER = {
  'num.partitions': `${PARTITIONS}`,
  'group.min.session.timeout.ms': '1000',
  'group.consumer.min.session.timeout.ms': '1000',
  'group.consumer.session.timeout.ms': '3000',
  'group.consumer.min.heartbeat.interval.ms': '100',
  'group.consumer.heartbeat.interval.ms': '300',
};
const ASSIGNORS = ['range', 'roundrobin', 'sticky', 'cooperative-sticky'];

/** A group that reads what is being written, while members come and go, the broker dies and connections break. */
class GroupSimulation {
  readonly #simulation: Simulation;
  readonly #producer: Producer;
  readonly #config: ConsumerOptions<Buffer, Buffer>;
  readonly #progress: Progress = Array<number>(PARTITIONS).fill(0);
  readonly #written: number[] = Array<number>(PARTITIONS).fill(0);
  #members: GroupMember[] = [];
  #isEnding = false;

  constructor(simulation: Simulation) {
    const { random } = simulation;
    this.#simulation = simulation;
    this.#producer = new Producer({ 'bootstrap.servers': BOOTSTRAP, world: simulation.calmWorld() });
    const isModern = random.oneIn(3);
    this.#config = {
      'bootstrap.servers': BOOTSTRAP,
      'group.id': GROUP,
      'auto.offset.reset': 'earliest',
      'auto.commit.interval.ms': random.pick([100, 1000]),
      'request.timeout.ms': 2500,
      'socket.connection.setup.timeout.ms': 1000,
      'socket.connection.setup.timeout.max.ms': 2000,
      'default.api.timeout.ms': 10_000,
      'fetch.max.wait.ms': 200,
      'max.poll.interval.ms': 5000, // a join whose answer is lost takes as long
      'retry.backoff.ms': 20,
      'max.partition.fetch.bytes': random.pick([100, 1_048_576]),
      ...(isModern
        ? { 'group.protocol': 'consumer' }
        : {
            'session.timeout.ms': 3000,
            'heartbeat.interval.ms': 300,
            'partition.assignment.strategy': random.pick(ASSIGNORS),
          }),
    };
  }

  async run(): Promise<void> {
    const { random } = this.#simulation;
    await this.#write();
    this.#join();
    for (let step = 10 + random.below(15); step > 0; step--) {
      await this.#step();
      await this.#simulation.advance(random.below(600));
    }
    this.#simulation.calmDown();
    this.#isEnding = true;
    if (this.#members.length === 0) this.#join();
    await this.#simulation.advance(SETTLING_MS);
    await this.#catchUp();
    await this.#simulation.advance(1000); // the last records are worked on
    for (const member of this.#members) await this.#leave(member);
    await this.#simulation.run(this.#producer.close());
    await this.#checkCommitted();
  }

  async #step(): Promise<void> {
    const { random } = this.#simulation;
    const kind = random.below(10);
    if (kind < 4) await this.#write();
    else if (kind < 6 && this.#members.length < MAX_MEMBERS) this.#join();
    else if (kind < 7 && this.#members.length > 0) {
      const member = random.pick(this.#members);
      this.#members = this.#members.filter((other) => other !== member);
      await this.#leave(member);
    } else if (kind < 9) await this.#simulation.restartBroker();
  }

  async #write(): Promise<void> {
    const { random } = this.#simulation;
    const sends = Array.from({ length: 1 + random.below(60) }, () => {
      const partition = random.below(PARTITIONS);
      return this.#producer.send({
        topic: TOPIC,
        partition,
        value: `${partition}:${this.#written[partition]!++}`,
      });
    });
    await this.#simulation.run(Promise.all(sends));
  }

  #join(): void {
    const { random, clock } = this.#simulation;
    const workMs = random.pick([0, 0, 5, 100]);
    const habits = {
      readsBatches: random.oneIn(3),
      commitsNow: () => random.oneIn(20),
      goesBackBy: () => (!this.#isEnding && random.oneIn(30) ? random.below(20) : -1),
      rest: () => (random.oneIn(30) ? delay(clock, random.below(500)) : undefined),
      work: () => (workMs > 0 && random.oneIn(5) ? delay(clock, workMs) : Promise.resolve()),
    };
    const options = { ...this.#config, world: this.#simulation.world() };
    this.#members.push(new GroupMember(options, TOPIC, this.#progress, habits));
  }

  async #leave(member: GroupMember): Promise<void> {
    await this.#simulation.run(member.close());
  }

  /** All that was written has been read: nothing is stuck. */
  async #catchUp(): Promise<void> {
    const failed = Promise.race(this.#members.map(({ loop }) => loop)).then(() => {
      throw new Error('a loop has ended');
    });
    let passedMs = 0;
    for (; !(await this.#isAtEnd()) && passedMs < CATCH_UP_LIMIT_MS; passedMs += 100)
      await Promise.race([this.#simulation.advance(100), failed]);
    failed.catch(() => {});
    assert.deepEqual(
      this.#progress,
      this.#written,
      `the group is stuck, ${passedMs} ms after all calmed down`,
    );
  }

  /** The group has read everything, and each member stands at the end of what it has, also where it went back. */
  async #isAtEnd(): Promise<boolean> {
    if (this.#progress.some((offset, partition) => offset < this.#written[partition]!)) return false;
    const assigned = this.#members.flatMap(({ consumer }) => consumer.assignment);
    if (assigned.length < PARTITIONS) return false;
    for (const { consumer } of this.#members) {
      for (const one of consumer.assignment) {
        // The partition may go to another member meanwhile.
        const known = consumer.position(one, { timeoutMs: 1000 }).catch(() => -1);
        const position = await this.#simulation.run(known);
        if (position < this.#written[one.partition]!) return false;
      }
    }
    return true;
  }

  /** Who closes in order leaves nothing to be read again. */
  async #checkCommitted(): Promise<void> {
    const reader = new Consumer({ ...this.#config, world: this.#simulation.calmWorld() });
    const partitions = this.#written.map((_, partition) => ({ topic: TOPIC, partition }));
    const committed = await this.#simulation.run(reader.committed(partitions));
    await this.#simulation.run(reader.close());
    const offsets = new Map(committed.map(({ partition, offset }) => [partition, offset]));
    this.#written.forEach((end, partition) => {
      assert.equal(offsets.get(partition) ?? 0, end, `committed in partition ${partition}`);
    });
  }
}

test('a group reads everything, each member without gaps, whatever breaks', {
  timeout: 110_000,
}, async (t) => {
  for (let seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
    try {
      const simulation = await Simulation.start(seed, BROKER);
      await new GroupSimulation(simulation).run();
      await simulation.run(simulation.broker.stop());
    } catch (error) {
      t.diagnostic(`KAVKA_TEST_SEED=${seed} repeats this`);
      throw error;
    }
  }
});
