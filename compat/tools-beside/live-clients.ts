import { setTimeout } from 'node:timers/promises';
import { Admin, Consumer, Producer, ShareConsumer } from '@kavka/client';
import { PREFIXES } from './comparable.ts';

const TOPIC = 'live';
const PARTITIONS = 3;
const RECORDS = 6;
const LIMIT_MS = 60_000;
const PAUSE_MS = 20;

/** Members of groups and open transactions, for the tools to look at: both see the same. */
export class LiveClients implements AsyncDisposable {
  readonly #bootstrap: { readonly bootstrapServers: string };
  readonly #clients: AsyncDisposable[] = [];

  private constructor(bootstrapServers: string) {
    this.#bootstrap = { bootstrapServers };
  }

  static async start(bootstrapServers: string): Promise<LiveClients> {
    const live = new LiveClients(bootstrapServers);
    await live.#begin();
    return live;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#clients.map((client) => client[Symbol.asyncDispose]()));
  }

  async #begin(): Promise<void> {
    await using admin = new Admin(this.#bootstrap);
    await admin.createTopics([
      { name: TOPIC, partitions: PARTITIONS },
      ...Object.values(PREFIXES).map((prefix) => ({ name: `${prefix}${TOPIC}`, partitions: 1 })),
    ]);
    await using producer = new Producer(this.#bootstrap);
    for (let at = 0; at < RECORDS; at++)
      await producer.send({ topic: TOPIC, partition: at % PARTITIONS, value: `${at}` });
    await Promise.all([
      this.#consumers('live-classic', 'classic', ['one', 'two']),
      this.#consumers('live-consumer', 'consumer', ['three', 'four']),
      this.#sharer(admin),
      ...Object.values(PREFIXES).map((prefix) => this.#transaction(`${prefix}${TOPIC}`)),
    ]);
  }

  /** Members that share the topic, have read and committed all of it, and stay. */
  async #consumers(groupId: string, groupProtocol: string, clientIds: readonly string[]): Promise<void> {
    const members = clientIds.map((clientId) => {
      const config = {
        groupId,
        groupProtocol,
        clientId,
        enableAutoCommit: false,
        autoOffsetReset: 'earliest',
      };
      return new Consumer({ ...this.#bootstrap, ...config });
    });
    this.#clients.push(...members);
    let read = 0;
    for (const member of members) {
      member.subscribe([TOPIC]);
      void (async () => {
        for await (const _ of member) read++;
      })();
    }
    await until(
      () => members.every(({ assignment }) => assignment.length > 0) && read >= RECORDS,
      `${groupId} has read all`,
    );
    for (const member of members) await member.commit();
  }

  async #sharer(admin: Admin): Promise<void> {
    await admin.alterConfigs([
      { type: 'group', name: 'live-share', set: { 'share.auto.offset.reset': 'earliest' } },
    ]);
    const member = new ShareConsumer({ ...this.#bootstrap, groupId: 'live-share', clientId: 'five' });
    this.#clients.push(member);
    member.subscribe([TOPIC]);
    let read = 0;
    void (async () => {
      for await (const _ of member) read++;
    })();
    await until(() => read >= RECORDS, 'live-share has read all');
    await member.commit();
  }

  /** Begun, with a record, and not ended. */
  async #transaction(name: string): Promise<void> {
    const producer = new Producer({ ...this.#bootstrap, transactionalId: name, clientId: 'six' });
    this.#clients.push(producer);
    await producer.initTransactions();
    producer.beginTransaction();
    await producer.send({ topic: name, partition: 0, value: 'open' });
  }
}

async function until(isSo: () => boolean, what: string): Promise<void> {
  const end = Date.now() + LIMIT_MS;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`not within ${LIMIT_MS} ms: ${what}`);
    await setTimeout(PAUSE_MS);
  }
}
