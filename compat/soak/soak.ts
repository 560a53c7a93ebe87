import { setTimeout as delay } from 'node:timers/promises';
import { Codec } from '@kavka/protocol/records';
import { SeededRandom } from '@kavka/testkit';
import { residentBytes } from '../machine/process-figures.ts';
import type { ServerProcess } from '../server/server-process.ts';
import { createReadyTopic } from '../wire/ready-topic.ts';
import { WireConnection } from '../wire/wire-connection.ts';
import { Actors } from './actors.ts';
import { CompactedAudit, KeyedAccount } from './compacted-audit.ts';
import { Disruptions } from './disruptions.ts';
import { allMarks } from './fetch-marks.ts';
import { Findings } from './findings.ts';
import { Ledger } from './ledger.ts';
import { type Load, placeOf, type SoakTopic } from './load.ts';
import { PartitionAudit } from './partition-audit.ts';
import { PartitionReader } from './reader.ts';
import { TopicChurn } from './topic-churn.ts';
import { TransactionalWriter } from './transactional-writer.ts';
import { writeAtMostOnce, writeExactlyOnce, writeKeys } from './writers.ts';

const EXACT_WRITERS = 3;
const LOOSE_WRITERS = 2;
const TRANSACTIONAL_WRITERS = 3;
const GROUPS = ['left', 'right'];
/** After the last end of the node. */
const END_LIMIT_MS = 60_000;
const TOLD_EVERY_MS = 30_000;
const SMALL_SEGMENTS = { 'segment.bytes': '1048576' };

const TOPICS: readonly SoakTopic[] = [
  { name: 'none', partitions: 3, codec: Codec.none, configs: SMALL_SEGMENTS },
  { name: 'gzip', partitions: 1, codec: Codec.gzip, configs: {} },
  { name: 'snappy', partitions: 1, codec: Codec.snappy, configs: { 'segment.ms': '3000' } },
  { name: 'lz4', partitions: 2, codec: Codec.lz4, configs: SMALL_SEGMENTS },
  { name: 'zstd', partitions: 2, codec: Codec.zstd, configs: { 'compression.type': 'gzip' } },
  { name: 'flushed', partitions: 1, codec: Codec.none, configs: { 'flush.messages': '1' } },
];

const TRANSACTIONAL: SoakTopic = {
  name: 'transactional',
  partitions: 3,
  codec: Codec.lz4,
  configs: SMALL_SEGMENTS,
  isTransactional: true,
};

const COMPACTED: SoakTopic = {
  name: 'compacted',
  partitions: 2,
  codec: Codec.lz4,
  configs: {
    'cleanup.policy': 'compact',
    'segment.ms': '2000',
    'min.cleanable.dirty.ratio': '0.01',
    'delete.retention.ms': '2000',
  },
};

/** So that much is cleaned, removed and snapshot in little time. */
export const SOAK_OVERRIDES: Readonly<Record<string, string>> = {
  'log.cleaner.backoff.ms': '300',
  'log.initial.task.delay.ms': '500',
  'log.segment.delete.delay.ms': '500',
  'offsets.topic.num.partitions': '4',
  'offsets.topic.segment.bytes': '1048576',
  'transaction.state.log.num.partitions': '3',
  'transaction.state.log.segment.bytes': '1048576',
  'metadata.log.max.record.bytes.between.snapshots': '20000',
};

/** What a soak came to. */
export interface SoakOutcome {
  readonly findings: Findings;
  readonly acknowledgedRecords: number;
  /** What the cleaner has taken out of the compacted topic. */
  readonly cleanedRecords: number;
  readonly kills: number;
  readonly stops: number;
}

/** Mixed load on a started server for so long, while it is ended again and again; then everything is held against the ledger. */
export async function soak(server: ServerProcess, minutes: number, seed: number): Promise<SoakOutcome> {
  const random = new SeededRandom(seed);
  const endAtMs = performance.now() + minutes * 60_000;
  const load: Load = {
    port: server.port,
    topics: [...TOPICS, TRANSACTIONAL],
    ledger: new Ledger(),
    findings: new Findings(),
    isEnding: () => performance.now() >= endAtMs,
    below: (bound) => random.below(bound),
  };
  await createTopics(server.port);
  const accounts = Array.from({ length: COMPACTED.partitions }, () => new KeyedAccount());
  const readers = newReaders(load);
  const disruptions = new Disruptions(load, server);
  let isOver = false;
  const readersAtWork = new Actors();
  for (const reader of readers)
    readersAtWork.start(
      reader.name,
      reader.run(() => isOver),
    );
  const writers = new Actors();
  for (let writer = 0; writer < EXACT_WRITERS; writer++)
    writers.start(`idempotent writer ${writer}`, writeExactlyOnce(load, writer));
  for (let writer = EXACT_WRITERS; writer < EXACT_WRITERS + LOOSE_WRITERS; writer++)
    writers.start(`writer ${writer}`, writeAtMostOnce(load, writer));
  for (let writer = 0; writer < TRANSACTIONAL_WRITERS; writer++)
    writers.start(
      `transactional writer ${writer}`,
      new TransactionalWriter(load, TRANSACTIONAL, writer).run(),
    );
  for (const [partition, account] of accounts.entries())
    writers.start(`writer of keys ${partition}`, writeKeys(load, COMPACTED, partition, account));
  writers.start('churn of topics', new TopicChurn(load).run());
  const telling = tellNowAndThen(load, server, disruptions);
  await disruptions.run();
  await end(writers, load);
  isOver = true;
  await end(readersAtWork, load);
  await telling;
  await audit(load, readers);
  const cleanedRecords = await auditCompacted(load, accounts);
  const { kills, stops } = disruptions;
  const { findings, ledger } = load;
  return { findings, kills, stops, cleanedRecords, acknowledgedRecords: ledger.acknowledgedRecords };
}

/** Who does not come to an end has met something that should not be. */
async function end(actors: Actors, { findings }: Load): Promise<void> {
  try {
    await actors.end(END_LIMIT_MS);
  } catch (error) {
    throw new Error(`${findings}\n${findings.examples.join('\n')}`, { cause: error });
  }
}

async function createTopics(port: number): Promise<void> {
  const wire = await WireConnection.open(port);
  for (const { name, partitions, configs } of [...TOPICS, TRANSACTIONAL, COMPACTED])
    await createReadyTopic(wire, name, partitions, configs);
  wire.close();
}

/** One of each group for each partition. */
function newReaders(load: Load): PartitionReader[] {
  return load.topics.flatMap((topic) =>
    Array.from({ length: topic.partitions }, (_, partition) =>
      GROUPS.map((group) => new PartitionReader(load, topic, partition, group)),
    ).flat(),
  );
}

/** Reads everything once more from its start. */
async function audit(load: Load, readers: readonly PartitionReader[]): Promise<void> {
  const wire = await WireConnection.open(load.port);
  for (const topic of load.topics) {
    for (let partition = 0; partition < topic.partitions; partition++) {
      const place = placeOf(topic, partition);
      const again = new PartitionAudit(place, load.ledger, load.findings);
      for await (const mark of allMarks(wire, topic, partition)) again.see(mark);
      again.finish();
      for (const reader of readers) if (reader.place === place) reader.compare(again.digest);
    }
  }
  wire.close();
}

/** How many records are not there any more. */
async function auditCompacted(load: Load, accounts: readonly KeyedAccount[]): Promise<number> {
  const wire = await WireConnection.open(load.port);
  let cleanedRecords = 0;
  for (const [partition, account] of accounts.entries()) {
    const compacted = new CompactedAudit(placeOf(COMPACTED, partition), account, load.findings);
    for await (const record of allMarks(wire, COMPACTED, partition)) compacted.see(record);
    compacted.finish();
    cleanedRecords += account.sentRecords - compacted.seenRecords;
  }
  wire.close();
  return cleanedRecords;
}

async function tellNowAndThen(load: Load, server: ServerProcess, disruptions: Disruptions): Promise<void> {
  const beganAt = performance.now();
  let toldAt = beganAt;
  while (!load.isEnding()) {
    await delay(100);
    if (performance.now() - toldAt < TOLD_EVERY_MS) continue;
    toldAt = performance.now();
    const minutes = ((toldAt - beganAt) / 60_000).toFixed(1);
    const memory = memoryOf(server);
    const { kills, stops } = disruptions;
    const acknowledged = load.ledger.acknowledgedRecords.toLocaleString('en');
    console.log(
      `      ${minutes} min: ${kills} kills, ${stops} stops, ${acknowledged} records; ${load.findings}${memory}`,
    );
  }
}

/** Nothing of a process that has just ended: between two looks at it the system may have taken its memory. */
function memoryOf(server: ServerProcess): string {
  try {
    return server.isRunning ? `, ${Math.round(residentBytes(server.pid) / 1e6)} MB of memory` : '';
  } catch {
    return '';
  }
}
