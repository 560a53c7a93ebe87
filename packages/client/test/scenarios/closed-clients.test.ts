import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Admin, ClientClosedError, Consumer, Producer, ShareConsumer } from '../../src/index.ts';

const BOOTSTRAP = { bootstrapServers: 'localhost:1' };
const PARTITION = { topic: 't', partition: 0 };

/** Arguments of calls that would fail on others before they see that the client is closed. */
const ARGUMENTS: Readonly<Record<string, readonly unknown[]>> = {
  describeLogDirs: [[1]],
  fenceProducers: [['t']],
  partitionsOf: ['t'],
  ready: ['t'],
  send: [{ topic: 't', value: 'x' }],
  seek: [PARTITION, 1],
  trySend: [{ topic: 't', value: 'x' }],
};

/** What may be asked of closed clients too, as in Java. */
const OPEN_FOR_EVER: ReadonlySet<string> = new Set(['constructor', 'close', 'metrics', 'addMetric']);

const CLIENTS = {
  Producer: () => new Producer({ ...BOOTSTRAP, transactionalId: 't' }),
  Consumer: () => new Consumer({ ...BOOTSTRAP, groupId: 'g' }),
  ShareConsumer: () => new ShareConsumer({ ...BOOTSTRAP, groupId: 'g' }),
  Admin: () => new Admin(BOOTSTRAP),
};

/** Uses a member, whatever it is; rejects where it throws or rejects. */
async function use(client: object, name: string, member: PropertyDescriptor): Promise<void> {
  if (member.get !== undefined) member.get.call(client);
  else
    await (member.value as (...args: unknown[]) => unknown).apply(client, [...(ARGUMENTS[name] ?? [[], []])]);
}

describe('closed clients say so:', () => {
  for (const [kind, open] of Object.entries(CLIENTS)) {
    test(kind, async () => {
      const client = open();
      await client.close({ timeoutMs: 0 });
      const members = Object.entries(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(client)));
      const silent: string[] = [];
      for (const [name, member] of members) {
        if (OPEN_FOR_EVER.has(name)) continue;
        const outcome = await use(client, name, member).then(
          () => 'nothing',
          (error: unknown) => (error instanceof ClientClosedError ? undefined : String(error)),
        );
        if (outcome !== undefined) silent.push(`${name}: ${outcome}`);
      }
      assert.deepEqual(silent, []);
    });
  }
});
