import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ErrorCode } from '@kavka/protocol';
import { SeededRandom } from '@kavka/testkit';
import { Producer, type ProducerOptions } from '../../src/index.ts';
import type { ConnectionFault } from '../faulty-network.ts';
import { type Stage, stage } from '../stage.ts';

const PARTITIONS = 3;

function producerOn({ cluster, world }: Stage, options: ProducerOptions = {}): Producer {
  return new Producer({
    bootstrapServers: cluster.bootstrapServers,
    world,
    requestTimeoutMs: 2000,
    ...options,
  });
}

/** Sends in bursts, with time between them; gives the values that were acknowledged, by partition in the order of sending. */
async function sendBursts(at: Stage, producer: Producer, bursts: number, burst: number): Promise<string[][]> {
  const acknowledged: string[][] = Array.from({ length: PARTITIONS }, () => []);
  const sends: Promise<void>[] = [];
  for (let i = 0; i < bursts * burst; i++) {
    const partition = i % PARTITIONS;
    const value = `${i}:${'x'.repeat(i % 40)}`;
    const slot = acknowledged[partition]!.push('') - 1;
    const sent = producer.send({ topic: 't', partition, value });
    sends.push(
      sent.then(
        ({ offset }) => {
          acknowledged[partition]![slot] = value;
          if (offset >= 0) assert.equal(at.cluster.values('t', partition)[offset], value);
        },
        () => {},
      ),
    );
    if (i % burst === burst - 1) await at.clock.advanceSettled(7);
  }
  await at.run(Promise.all(sends));
  return acknowledged.map((values) => values.filter((value) => value !== ''));
}

/** Every acknowledged record is there, each record is there once at most, and the order is that of sending. */
function check(at: Stage, acknowledged: readonly (readonly string[])[]): void {
  acknowledged.forEach((values, partition) => {
    const stored = at.cluster.values('t', partition);
    assert.equal(new Set(stored).size, stored.length, 'a record was stored twice');
    const numbers = stored.map((value) => Number.parseInt(value, 10));
    assert.deepEqual(
      numbers,
      numbers.toSorted((a, b) => a - b),
      'records were stored out of order',
    );
    const there = new Set(stored);
    for (const value of values) assert.ok(there.has(value), `${value} was acknowledged and is lost`);
  });
}

async function endure(at: Stage, options: ProducerOptions = {}): Promise<number> {
  const producer = producerOn(at, { batchSize: 200, lingerMs: 2, ...options });
  const acknowledged = await sendBursts(at, producer, 12, 25);
  await at.run(producer.close());
  check(at, acknowledged);
  return acknowledged.flat().length;
}

describe('an idempotent producer loses nothing and stores nothing twice', () => {
  for (let seed = 1; seed <= 40; seed++) {
    test(`connections cut at any byte, seed ${seed}`, async () => {
      const random = new SeededRandom(seed);
      const faults = (): ConnectionFault => {
        const at = 100 + random.below(6000);
        const kind = random.below(4);
        if (kind === 0) return { cutSentAt: at };
        return kind === 1 ? { cutReceivedAt: random.below(1500) } : {};
      };
      const at = await stage({
        seed,
        topics: { t: PARTITIONS },
        nodes: 2,
        faults,
        delayMs: () => random.below(20),
      });
      assert.equal(await endure(at), 300);
    });

    test(`half-open connections and slow brokers, seed ${seed}`, async () => {
      const random = new SeededRandom(seed);
      const faults = (): ConnectionFault =>
        random.below(3) === 0 ? { freezeSentAt: 200 + random.below(5000) } : {};
      const delayMs = (): number => (random.below(30) === 0 ? 3000 : random.below(5));
      const at = await stage({ seed, topics: { t: PARTITIONS }, nodes: 2, faults, delayMs });
      assert.equal(await endure(at), 300);
    });

    test(`errors of brokers, before and after storing, seed ${seed}`, async () => {
      const random = new SeededRandom(seed);
      const codes = [
        ErrorCode.NOT_LEADER_OR_FOLLOWER,
        ErrorCode.NOT_ENOUGH_REPLICAS,
        ErrorCode.REQUEST_TIMED_OUT,
      ];
      const at = await stage({
        seed,
        topics: { t: PARTITIONS },
        nodes: 2,
        delayMs: () => random.below(10),
        produceFault: () =>
          random.below(3) > 0
            ? null
            : { errorCode: codes[random.below(3)]!, isAppended: random.below(2) === 0 },
      });
      assert.equal(await endure(at), 300);
    });
  }

  for (let seed = 1; seed <= 20; seed++) {
    test(`some fail for good, seed ${seed}`, async () => {
      const random = new SeededRandom(seed);
      const codes = [
        ErrorCode.INVALID_RECORD,
        ErrorCode.NOT_ENOUGH_REPLICAS_AFTER_APPEND,
        ErrorCode.POLICY_VIOLATION,
      ];
      const faults = (): ConnectionFault =>
        random.below(2) === 0 ? { cutReceivedAt: random.below(3000) } : {};
      const at = await stage({
        seed,
        topics: { t: PARTITIONS },
        faults,
        delayMs: () => random.below(10),
        produceFault: () => {
          const kind = random.below(12);
          return kind > 2 ? null : { errorCode: codes[kind]!, isAppended: kind === 1 };
        },
      });
      const stored = await endure(at);
      assert.ok(stored > 50 && stored <= 300, `${stored} acknowledged`);
    });

    test(`the delivery time runs out for some, seed ${seed}`, async () => {
      const random = new SeededRandom(seed);
      const faults = (): ConnectionFault =>
        random.below(2) === 0 ? { freezeSentAt: 200 + random.below(2000) } : {};
      const at = await stage({ seed, topics: { t: PARTITIONS }, faults, delayMs: () => random.below(10) });
      await endure(at, { requestTimeoutMs: 500, deliveryTimeoutMs: 510 });
    });
  }

  for (let seed = 1; seed <= 10; seed++) {
    test(`batches that are too large for the broker are split, seed ${seed}`, async () => {
      const random = new SeededRandom(seed);
      const faults = (): ConnectionFault =>
        random.below(2) === 0 ? { cutReceivedAt: random.below(3000) } : {};
      const at = await stage({
        seed,
        topics: { t: PARTITIONS },
        faults,
        delayMs: () => random.below(10),
        maxMessageBytes: 150 + random.below(500),
      });
      assert.equal(await endure(at, seed % 2 === 0 ? { compressionType: 'gzip' } : {}), 300);
    });
  }

  test('a record that is too large for the broker fails alone, and those beside it are stored as they were sent', async () => {
    const at = await stage({ maxMessageBytes: 300 });
    const producer = producerOn(at);
    const told: (string | undefined)[] = [];
    const large = 'x'.repeat(400);
    await at.run(producer.ready('t'));
    producer.trySend({ topic: 't', value: 'callback' }, (error) => void told.push(error?.code));
    const sent = [
      producer.send({ topic: 't', key: 'k', value: 'one', timestamp: 7, headers: { a: 'b' } }),
      producer.send({ topic: 't', value: large, timestamp: 5 }),
      producer.send({ topic: 't', value: 'two', timestamp: 2 ** 41 }),
    ];
    const flushed = producer.flush();
    const [one, refused, two] = await at.run(Promise.allSettled(sent));
    await at.run(flushed);
    assert.ok(one?.status === 'fulfilled' && one.value.offset === 1 && one.value.timestamp === 7);
    assert.ok(refused?.status === 'rejected' && refused.reason.code === 'MESSAGE_TOO_LARGE');
    assert.ok(two?.status === 'fulfilled' && two.value.timestamp === 2 ** 41);
    assert.deepEqual(told, [undefined]);
    assert.deepEqual(at.cluster.values('t', 0), ['callback', 'one', 'two']);
    await at.run(producer.close());
  });

  test('leaders move while records are under way', async () => {
    const random = new SeededRandom(3);
    const at = await stage({ topics: { t: PARTITIONS }, nodes: 3, delayMs: () => random.below(20) });
    const move = (): void => {
      at.cluster.lead('t', random.below(PARTITIONS), random.below(3));
      at.clock.schedule(50, move);
    };
    move();
    assert.equal(await endure(at), 300);
  });

  test('brokers that forget producers: a new epoch', async () => {
    const at = await stage({ topics: { t: PARTITIONS } });
    const producer = producerOn(at);
    const first = await sendBursts(at, producer, 1, 9);
    for (const log of at.cluster.logs.get('t')!) log.forgetProducers();
    const second = await sendBursts(at, producer, 1, 9);
    assert.equal(first.flat().length + second.flat().length, 18);
    assert.ok(at.logger.lines.some(({ message }) => message.includes('new producer epoch')));
    await at.run(producer.close());
  });

  test('no broker at all: the delivery time ends it', async () => {
    const at = await stage({ faults: () => ({ cutSentAt: 0 }) });
    const producer = producerOn(at, { maxBlockMs: 1000 });
    await assert.rejects(
      at.run(producer.send({ topic: 't', value: 'x' })),
      /no broker can be reached|no metadata/,
    );
    await at.run(producer.close());
  });
});
