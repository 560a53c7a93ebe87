/**
 * Producers that write one record and are never seen again: does the node's memory settle?
 *   node bench/coordinators/one-shot-producers.ts [--producers 1000000] [--transactional] [--expire-after 20000]
 * Ids are forgotten after that many milliseconds instead of a day (producers) and a week (transactional ids), so that an hour's worth of
 * forgetting fits into minutes. Without forgetting (`--expire-after 604800000`) it shows what a producer costs.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { residentBytes } from '../../compat/machine/process-figures.ts';
import { until } from '../../compat/machine/until.ts';
import { kavkaServer } from '../../compat/server/kavka.ts';
import { findCoordinator } from '../../compat/wire/group-requests.ts';
import { initProducerId } from '../../compat/wire/init-producer-id.ts';
import { createReadyTopic } from '../../compat/wire/ready-topic.ts';
import { recordBatch, sealed } from '../../compat/wire/record-batch.ts';
import { API, produceBody, readProduceAnswer } from '../../compat/wire/requests.ts';
import { addPartition, endTransaction, initTransactions } from '../../compat/wire/transaction-requests.ts';
import { WireConnection } from '../../compat/wire/wire-connection.ts';
import { numberOption, programOptions } from '../../scripts/program-options.ts';

const { values: options } = programOptions(import.meta.filename, {
  options: {
    producers: { type: 'string', default: '1000000' },
    transactional: { type: 'boolean', default: false },
    'expire-after': { type: 'string', default: '20000' },
  },
});

const TOPIC = 'one-shot';
const PARTITIONS = 4;
const CONNECTIONS = 8;
/** On a connection at a time. */
const IN_FLIGHT = 32;
const STEPS = 20;
const PRODUCE_VERSION = 7;
const TIMEOUT_MS = 60_000;
const TRANSACTIONAL = 1 << 4;
const CHECK_INTERVAL_MS = '2000';

function batchOf(producerId: bigint, isTransactional: boolean): Buffer {
  const batch = recordBatch([Buffer.from('once')]);
  batch.writeBigInt64BE(producerId, 43);
  batch.writeInt16BE(0, 51);
  batch.writeInt32BE(0, 53);
  if (isTransactional) batch.writeInt16BE(TRANSACTIONAL, 21);
  return sealed(batch);
}

async function produceOnce(wire: WireConnection, number: number, producerId: bigint, id: string | null) {
  const partition = number % PARTITIONS;
  const body = produceBody(TOPIC, partition, batchOf(producerId, id !== null), -1, id);
  const { errorCode } = readProduceAnswer(await wire.request(API.PRODUCE, PRODUCE_VERSION, body));
  if (errorCode !== 0) throw new Error(`producing gave error ${errorCode}`);
}

async function idempotent(wire: WireConnection, number: number): Promise<void> {
  await produceOnce(wire, number, await initProducerId(wire), null);
}

async function transactional(wire: WireConnection, number: number): Promise<void> {
  const transactor = await initTransactions(wire, `one-shot-${number}`, TIMEOUT_MS);
  await addPartition(wire, transactor, TOPIC, number % PARTITIONS);
  await produceOnce(wire, number, transactor.producerId, transactor.transactionalId);
  await endTransaction(wire, transactor, number % 3 !== 0);
}

/** What the next start costs: until a producer, and one with a transactional id, are served. */
async function restarted(): Promise<void> {
  const startedMs = performance.now();
  await server.start();
  const wire = await WireConnection.open(server.port);
  await produceOnce(wire, 0, await initProducerId(wire), null);
  await until('the transaction coordinator is back', async () => {
    await findCoordinator(wire, 'one-shot-0', 'transaction');
    await initTransactions(wire, 'after-the-restart', TIMEOUT_MS);
    return true;
  });
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  console.log(
    `started again and serves after ${seconds} s: ${(residentBytes(server.pid) / 2 ** 20).toFixed(0)} MiB`,
  );
  wire.close();
}

const play = options.transactional ? transactional : idempotent;
const producers = numberOption('producers', options.producers, 1);
const folder = mkdtempSync(join(tmpdir(), 'kavka-one-shot-'));
const expiry = `${numberOption('expire-after', options['expire-after'])}`;
const server = await kavkaServer({
  folder,
  overrides: {
    'producer.id.expiration.ms': expiry,
    'producer.id.expiration.check.interval.ms': CHECK_INTERVAL_MS,
    'transactional.id.expiration.ms': expiry,
    'transaction.remove.expired.transaction.cleanup.interval.ms': CHECK_INTERVAL_MS,
  },
});
try {
  await server.start();
  const wires = await Promise.all(
    Array.from({ length: CONNECTIONS }, () => WireConnection.open(server.port)),
  );
  await createReadyTopic(wires[0]!, TOPIC, PARTITIONS);
  await until('there is a coordinator', async () => {
    await findCoordinator(wires[0]!, 'one-shot-0', 'transaction');
    return true;
  });
  const startedMs = performance.now();
  const say = (done: number) => {
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(0);
    console.log(`${done} producers, ${seconds} s: ${(residentBytes(server.pid) / 2 ** 20).toFixed(0)} MiB`);
  };
  say(0);
  let next = 0;
  const walk = async (wire: WireConnection) => {
    while (next < producers) {
      const number = next++;
      await play(wire, number);
      if ((number + 1) % Math.ceil(producers / STEPS) === 0) say(number + 1);
    }
  };
  await Promise.all(wires.flatMap((wire) => Array.from({ length: IN_FLIGHT }, () => walk(wire))));
  say(producers);
  for (const wire of wires) wire.close();
  await server.stop();
  await restarted();
  await server.stop();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
