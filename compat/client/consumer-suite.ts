import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { Consumer, Producer, serdes } from '@kavka/client';
import type { Checks } from '../checks.ts';
import { run } from '../machine/process.ts';
import type { Server } from '../server/server.ts';

const PACKAGE = join(import.meta.dirname, '../../packages/client');
const TESTS_TIMEOUT_MS = 240_000;

/** What the consumer and the admin promise, against a real server that creates topics of three partitions by itself. */
export async function consumerSuite(checks: Checks, server: Server): Promise<void> {
  for (const file of globSync('test/integration/*.test.ts', { cwd: PACKAGE })) {
    await checks.check(`client: ${file}`, () => integrationTests(server, file));
  }
}

/** What transactions gave up is not read, by consumers that ask for that. */
export async function readCommittedSuite(checks: Checks, server: Server): Promise<void> {
  await checks.check('consumer: reads what was committed alone', () => readCommitted(server));
}

async function integrationTests(server: Server, file: string): Promise<void> {
  await run(process.execPath, ['--test', '--test-timeout=120000', join(PACKAGE, file)], {
    env: { KAVKA_TEST_BOOTSTRAP: server.address },
    timeoutMs: TESTS_TIMEOUT_MS,
  });
}

function connect(server: Server, groupId: string, config: object = {}): Consumer<Buffer, string> {
  return new Consumer<Buffer, string>({
    bootstrapServers: server.address,
    groupId,
    autoOffsetReset: 'earliest',
    valueDeserializer: serdes.string,
    ...config,
  });
}

async function readCommitted(server: Server): Promise<void> {
  const topic = 'read-committed';
  await using producer = new Producer({ bootstrapServers: server.address, transactionalId: topic });
  await producer.initTransactions();
  for (const [index, isCommitted] of [true, false, true, false, true].entries()) {
    producer.beginTransaction();
    await producer.sendBatch(
      ['a', 'b'].map((letter) => ({ topic, partition: 0, value: `${index}${letter}` })),
    );
    await (isCommitted ? producer.commitTransaction() : producer.abortTransaction());
  }
  const read = async (isolationLevel: string, count: number): Promise<string[]> => {
    await using consumer = connect(server, `group-${isolationLevel}`, { isolationLevel });
    consumer.assign([{ topic, partition: 0 }]);
    const values: string[] = [];
    for await (const { value } of consumer) if (values.push(value ?? '') === count) break;
    return values;
  };
  assert.deepEqual(await read('read_committed', 6), ['0a', '0b', '2a', '2b', '4a', '4b']);
  assert.equal((await read('read_uncommitted', 10)).length, 10);
}
