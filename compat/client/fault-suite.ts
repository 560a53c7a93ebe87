import assert from 'node:assert/strict';
import { Admin, Consumer, Producer, type RebalanceListener, type RecordMetadata } from '@kavka/client';
import type { Checks } from '../checks.ts';
import { until } from '../machine/until.ts';
import type { Server } from '../server/server.ts';
import { type Fault, FaultyProxy } from './faulty-proxy.ts';
import { readBack } from './read-back.ts';

const PARTITIONS = 3;
const RECORDS_BETWEEN_FAULTS = 120;
const LARGEST_WINDOW = 60;
const FAULTS: readonly Fault[] = ['reset', 'slow', 'cut', 'half-open', 'reset', 'cut', 'slow', 'half-open'];
const REQUEST_TIMEOUT_MS = 1500;
const QUICK = { heartbeatIntervalMs: 300, sessionTimeoutMs: 6000 };

/** Connections break in every way while records are written and read, and members of the group come and go and commit. */
export async function faultSuite(checks: Checks, server: Server): Promise<void> {
  const proxy = await FaultyProxy.before(server.port);
  for (const [name, config] of [
    ['cooperative-sticky', { ...QUICK, partitionAssignmentStrategy: 'cooperative-sticky' }],
    ['consumer protocol', { groupProtocol: 'consumer' }],
  ] as const) {
    await checks.check(`resets, cuts, half-open and slow connections, ${name}: nothing lost or doubled`, () =>
      throughFaults(server, proxy, name.replaceAll(' ', '-'), config),
    );
  }
  proxy.close();
}

/** Reads as a member of the group, and notices records that come twice or out of order within an assignment. */
class Member {
  readonly values: Set<string>;
  readonly faults: string[];
  readonly #consumer: Consumer<Buffer, Buffer>;
  readonly #last = new Map<string, number>();
  readonly #loop: Promise<void>;

  constructor(consumer: Consumer<Buffer, Buffer>, topic: string, values: Set<string>, faults: string[]) {
    this.#consumer = consumer;
    this.values = values;
    this.faults = faults;
    const forget: RebalanceListener['revoked'] = (partitions) => {
      for (const { partition } of partitions) this.#last.delete(String(partition));
    };
    consumer.subscribe([topic], { assigned: forget, revoked: forget, lost: forget });
    this.#loop = this.#read();
  }

  async close(): Promise<void> {
    await this.#consumer.close();
    await this.#loop;
  }

  async #read(): Promise<void> {
    for await (const { partition, offset, value } of this.#consumer) {
      const last = this.#last.get(String(partition));
      if (last !== undefined && offset !== last + 1)
        this.faults.push(`${partition}: ${offset} after ${last}`);
      this.#last.set(String(partition), offset);
      this.values.add(String(value));
    }
  }
}

async function throughFaults(server: Server, proxy: FaultyProxy, name: string, group: object): Promise<void> {
  const topic = `through-faults-${name}`;
  const bootstrapServers = server.address;
  await using admin = new Admin({ bootstrapServers });
  await admin.createTopics([{ name: topic, partitions: PARTITIONS }]);
  const own = { bootstrapServers, requestTimeoutMs: REQUEST_TIMEOUT_MS, world: { network: proxy.network() } };
  const [values, disorder] = [new Set<string>(), [] as string[]];
  const join = () => {
    const config = {
      ...own,
      ...group,
      groupId: topic,
      autoOffsetReset: 'earliest',
      autoCommitIntervalMs: 50,
    };
    return new Member(new Consumer(config), topic, values, disorder);
  };
  const producer = new Producer({ ...own, lingerMs: 2, batchSize: 1000 });
  const members = [join(), join()];
  const sends: Promise<RecordMetadata>[] = [];
  const leaving: Promise<void>[] = [];
  let index = 0;
  for (const fault of FAULTS) {
    for (let left = RECORDS_BETWEEN_FAULTS; left > 0; left--, index++) {
      sends.push(producer.send({ topic, partition: index % PARTITIONS, value: String(index) }));
      await sends.at(-LARGEST_WINDOW);
    }
    proxy.inflict(fault);
    if (members.length > 2) leaving.push(members.pop()!.close());
    else members.push(join());
  }
  await producer.close();
  const outcomes = await Promise.all(sends);
  await until('all is read', () => values.size === sends.length, { withinMs: 60_000 });
  await Promise.all([...leaving, ...members.map((member) => member.close())]);
  assert.deepEqual(disorder, []);
  await verifyStored(server, topic, outcomes);
}

/** Each record once, where its producer was told, in the order of sending. */
async function verifyStored(
  server: Server,
  topic: string,
  outcomes: readonly RecordMetadata[],
): Promise<void> {
  const stored = await readBack(server.address, topic);
  const expected = outcomes.map(({ partition, offset }, value) => ({
    partition,
    offset,
    value: String(value),
  }));
  const byPlace = (left: { partition: number; offset: number }, right: typeof left): number =>
    left.partition - right.partition || left.offset - right.offset;
  assert.deepEqual(
    stored.map(({ partition, offset, value }) => ({ partition, offset, value })),
    expected.toSorted(byPlace),
  );
}
