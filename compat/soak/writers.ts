import { setTimeout as delay } from 'node:timers/promises';
import { API, produceBody, readProduceAnswer } from '../wire/requests.ts';
import { isRetriable, PRODUCE_VERSION } from './answers.ts';
import type { KeyedAccount } from './compacted-audit.ts';
import { type Batch, writeIdempotently } from './idempotent-writer.ts';
import type { Account, Guarantee } from './ledger.ts';
import { Link } from './link.ts';
import { type Load, placeOf, type SoakTopic } from './load.ts';
import { type Draft, markedBatch, type ProducerState } from './marked-batch.ts';

const MOST_RECORDS = 20;
const MOST_KEYED_RECORDS = 60;
const KEYS = 300;
const TOMBSTONE_ONE_IN = 20;
const PAUSE_MS = 30;
const PLAIN: Draft = { key: null, isTombstone: false };

/** A place to write to, and the writer's account there. */
interface Place {
  readonly topic: SoakTopic;
  readonly partition: number;
  readonly account: Account;
}

/** Writes to all topics of the load. */
export async function writeExactlyOnce(load: Load, writer: number): Promise<void> {
  const places = openAccounts(load, writer, 'exactly-once');
  await writeIdempotently(load, (producerId): Batch => {
    const { topic, partition, account } = places[load.below(places.length)] as Place;
    const drafts = Array.from({ length: 1 + load.below(MOST_RECORDS) }, () => PLAIN);
    const first = account.send(drafts.length);
    const bytes = markedBatch(writer, first, drafts, {
      codec: topic.codec,
      producer: idempotent(producerId, first),
    });
    const acknowledged = (): void => acknowledge(load, account, first, drafts.length);
    return { topic, partition, bytes, acknowledged };
  });
}

/** `acks=1` without sequences: each batch is sent once, and given up where no answer comes. */
export async function writeAtMostOnce(load: Load, writer: number): Promise<void> {
  const places = openAccounts(load, writer, 'at-most-once');
  const link = new Link(load.port);
  while (!load.isEnding()) {
    const wire = await link.open(load.isEnding);
    if (wire === null) return;
    const { topic, partition, account } = places[load.below(places.length)] as Place;
    const drafts = Array.from({ length: 1 + load.below(MOST_RECORDS) }, () => PLAIN);
    const first = account.send(drafts.length);
    const body = produceBody(topic.name, partition, markedBatch(writer, first, drafts, topic), 1);
    const answer = await wire.request(API.PRODUCE, PRODUCE_VERSION, body).catch(() => null);
    const errorCode = answer === null ? null : readProduceAnswer(answer).errorCode;
    if (errorCode === 0) acknowledge(load, account, first, drafts.length);
    else link.drop();
    if (errorCode !== null && errorCode !== 0 && !isRetriable(errorCode))
      load.findings.note('refused', `${placeOf(topic, partition)}: a producer got error ${errorCode}`);
    await delay(PAUSE_MS);
  }
  link.drop();
}

/** The only writer of a compacted partition: the same keys again and again, and now and then a tombstone. */
export async function writeKeys(
  load: Load,
  topic: SoakTopic,
  partition: number,
  account: KeyedAccount,
): Promise<void> {
  let next = 0;
  await writeIdempotently(load, (producerId): Batch => {
    const first = next;
    const drafts = Array.from({ length: 1 + load.below(MOST_KEYED_RECORDS) }, () => {
      const draft = { key: `key-${load.below(KEYS)}`, isTombstone: load.below(TOMBSTONE_ONE_IN) === 0 };
      account.send(next++, draft.key, draft.isTombstone);
      return draft;
    });
    const bytes = markedBatch(0, first, drafts, {
      codec: topic.codec,
      producer: idempotent(producerId, first),
    });
    const acknowledged = (): void => {
      load.ledger.acknowledgedRecords += drafts.length;
    };
    return { topic, partition, bytes, acknowledged };
  });
}

function openAccounts(load: Load, writer: number, guarantee: Guarantee): Place[] {
  const topics = load.topics.filter(({ isTransactional }) => isTransactional !== true);
  return topics.flatMap((topic) =>
    Array.from({ length: topic.partitions }, (_, partition) => {
      const account = load.ledger.open(placeOf(topic, partition), writer, guarantee);
      return { topic, partition, account };
    }),
  );
}

/** Sequences are the records' numbers. */
function idempotent(producerId: bigint, baseSequence: number): ProducerState {
  return { producerId, producerEpoch: 0, baseSequence, isTransactional: false };
}

function acknowledge({ ledger }: Load, account: Account, first: number, count: number): void {
  account.acknowledge(first, count);
  ledger.acknowledgedRecords += count;
}
