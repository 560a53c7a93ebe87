import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Producer } from '@kavka/client';
import { missingForApacheKafka } from '../apache-kafka/jars.ts';
import { toolArguments } from '../apache-kafka/tools.ts';
import { readBack } from '../client/read-back.ts';
import type { TransactingClient, TransactionRound } from '../clients/client.ts';
import { until } from '../machine/until.ts';
import { Stage } from '../scenarios/stage.ts';
import { restart } from '../server/server.ts';
import { createReadyTopic } from '../wire/ready-topic.ts';
import { endOffset } from '../wire/requests.ts';
import type { Suite } from './suite.ts';

/** After a kill Apache Kafka waits for its own old session to end; a shorter one saves the time. */
const OVERRIDES = {
  'broker.session.timeout.ms': '3000',
  'broker.heartbeat.interval.ms': '500',
  'transaction.abort.timed.out.transaction.cleanup.interval.ms': '1000',
};
const KILLS = 3;
const PATIENCE = { withinMs: 100_000 };

const ROUNDS: readonly TransactionRound[] = Array.from({ length: 45 }, (_, round) => ({
  values: Array.from({ length: 4 }, (_, at) => `${round}-${at}`),
  isCommitted: round % 3 !== 1,
}));

const COPIED = 400;
const COPIED_AT_ONCE = 10;
/** What a killed program has left open hides its offsets from the next one for so long. */
const COPIER_TIMEOUT_MS = 15_000;
/** It gives up where a client may give up: when its transaction took too long, for one. */
const MOST_FAILURES = 3;

/** Transactions of stock clients on a node that is killed again and again: what is read is what was committed, once and in order. */
export const exactlyOnceSuite: Suite = {
  name: 'exactly-once',
  async run({ checks, clients, newServer, folder }) {
    const server = await newServer(OVERRIDES);
    const stage = new Stage(server, folder);
    const transacting: Transacting[] = [
      { name: 'kavka', client: { transact: (...all) => transact(stage, ...all), close: async () => {} } },
    ];
    for (const kind of clients) {
      const client = await kind.openForTransactions?.(server);
      if (client) transacting.push({ name: kind.name, client });
    }
    for (const { name, topic, outcome } of await playUnderKills(stage, transacting))
      await checks.check(`${name}: transactions across ${KILLS} kills of the node`, async () => {
        await outcome;
        await verifyRounds(stage, topic);
      });
    for (const { client } of transacting) await client.close();
    const missing = missingForApacheKafka();
    if (missing) checks.skip('consume, transform, produce', `there is no ${missing} on this machine`);
    else
      await checks.check('java: consume, transform, produce across kills of node and application', () =>
        copyUnderKills(stage),
      );
  },
};

interface Transacting {
  readonly name: string;
  readonly client: TransactingClient;
}

interface Played {
  readonly name: string;
  readonly topic: string;
  readonly outcome: Promise<void>;
}

/** All clients side by side; each has an outcome of its own. The node is up at the end. */
async function playUnderKills(stage: Stage, transacting: readonly Transacting[]): Promise<Played[]> {
  const topics = transacting.map(({ name }) => stage.name(`exactly-once-${name}`));
  for (const topic of topics) await stage.wire((wire) => createReadyTopic(wire, topic, 2));
  const all = transacting.map(({ name, client }, at): Played => {
    const topic = topics[at]!;
    const outcome = client.transact(topic, stage.name('transactional-id'), ROUNDS);
    outcome.catch(() => {}); // judged at the end
    return { name, topic, outcome };
  });
  const killNode = () => restart(stage.server, 'kill');
  await strikeAt(
    () => written(stage, topics),
    topics.length * ROUNDS.length * 3,
    Array.from({ length: KILLS }, () => killNode),
    () => Promise.allSettled(all.map(({ outcome }) => outcome)),
  );
  return all;
}

/** Does one thing after the other while `progress` goes on; `all` is about where it ends, some of it may be written in vain. */
async function strikeAt(
  progress: () => Promise<number>,
  all: number,
  strikes: readonly (() => Promise<void>)[],
  end: () => Promise<unknown>,
): Promise<void> {
  let isOver = false;
  const over = end().finally(() => {
    isOver = true;
  });
  over.catch(() => {}); // awaited below
  for (const [at, strike] of strikes.entries()) {
    const share = (at + 1) / (strikes.length + 1);
    await until(`${share} is done`, async () => isOver || (await progress()) >= all * share, PATIENCE);
    if (isOver) break;
    await strike();
  }
  await over;
}

function written(stage: Stage, topics: readonly string[]): Promise<number> {
  return stage.wire(async (wire) => {
    let sum = 0;
    for (const topic of topics) sum += Number(await endOffset(wire, topic, 0));
    return sum;
  });
}

async function verifyRounds(stage: Stage, topic: string): Promise<void> {
  const found = await readBack(stage.server.address, topic);
  for (const partition of [0, 1]) {
    const values = found.filter((record) => record.partition === partition).map(({ value }) => value);
    const committed = ROUNDS.filter(({ isCommitted }) => isCommitted);
    const expected = committed.flatMap((round) => round.values.filter((_, at) => at % 2 === partition));
    assert.deepEqual(values, expected, `partition ${partition}`);
  }
}

/** With this project's own producer. */
async function transact(
  { server }: Stage,
  topic: string,
  transactionalId: string,
  rounds: readonly TransactionRound[],
): Promise<void> {
  await using producer = new Producer({ bootstrapServers: server.address, transactionalId });
  await producer.initTransactions();
  for (const { values, isCommitted } of rounds) {
    producer.beginTransaction();
    await Promise.all(values.map((value, at) => producer.send({ topic, partition: at % 2, value })));
    if (isCommitted) await producer.commitTransaction();
    else await producer.abortTransaction();
  }
}

/** The original's own test program copies a topic with its offsets in the transactions, some of which it aborts. */
async function copyUnderKills(stage: Stage): Promise<void> {
  const [input, output] = [stage.name('input'), stage.name('output')];
  await stage.wire((wire) => createReadyTopic(wire, input, 1));
  await stage.wire((wire) => createReadyTopic(wire, output, 1));
  const values = Array.from({ length: COPIED }, (_, at) => `value ${at}`);
  await using producer = new Producer({ bootstrapServers: stage.server.address });
  await producer.sendBatch(values.map((value) => ({ topic: input, partition: 0, value })));
  const copier = new Copier(stage, input, output);
  try {
    const strikes = [
      () => restart(stage.server, 'kill'),
      () => copier.kill(),
      () => restart(stage.server, 'kill'),
    ];
    await strikeAt(
      () => written(stage, [output]),
      COPIED,
      strikes,
      () => copier.run(),
    );
  } finally {
    await copier.stop();
  }
  const copied = await readBack(stage.server.address, output);
  assert.deepEqual(
    copied.map(({ value }) => value),
    values,
  );
}

/** The program, started anew with the same transactional id when it was killed or has failed. */
class Copier {
  readonly #args: Promise<string[]>;
  #process: ChildProcess | undefined;
  #isStopped = false;

  constructor({ server }: Stage, input: string, output: string) {
    this.#args = toolArguments('transactional-message-copier', [
      ...['--broker-list', server.address, '--input-topic', input, '--input-partition', '0'],
      ...['--output-topic', output, '--transaction-size', `${COPIED_AT_ONCE}`, '--transactional-id', output],
      ...['--consumer-group', output, '--transaction-timeout', `${COPIER_TIMEOUT_MS}`],
      ...['--enable-random-aborts', '--use-group-metadata'],
    ]);
  }

  /** Until it has copied all there is. */
  async run(): Promise<void> {
    let failures = 0;
    while (!this.#isStopped) {
      const child = spawn('java', await this.#args, { stdio: ['ignore', 'ignore', 'pipe'] });
      this.#process = child;
      let said = '';
      child.stderr.on('data', (chunk: Buffer) => {
        said = (said + chunk).slice(-2_000);
      });
      const [exitCode, signal] = await once(child, 'close');
      if (exitCode === 0) return;
      if (signal !== 'SIGKILL' && ++failures > MOST_FAILURES)
        throw new Error(`the program ended with ${exitCode}: ${said}`);
    }
  }

  async kill(): Promise<void> {
    this.#process?.kill('SIGKILL');
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.kill();
  }
}
