import { setTimeout as delay } from 'node:timers/promises';
import { initProducerId } from '../wire/init-producer-id.ts';
import { API, produceBody, readProduceAnswer } from '../wire/requests.ts';
import type { WireConnection } from '../wire/wire-connection.ts';
import { DUPLICATE_SEQUENCE, isRetriable, PRODUCE_VERSION } from './answers.ts';
import { Link } from './link.ts';
import type { Load, SoakTopic } from './load.ts';

const OUT_OF_ORDER_SEQUENCE = 45;
const IN_FLIGHT = 3;
const PAUSE_MS = 30;

/** A batch that is sent again, as it is, until it is acknowledged. */
export interface Batch {
  readonly topic: SoakTopic;
  readonly partition: number;
  readonly bytes: Buffer;
  acknowledged(): void;
}

/**
 * An idempotent producer with `acks=all`: several batches at a time, and after a failure all that were not acknowledged again, in their
 * order. Ends when the load ends and all is acknowledged.
 */
export async function writeIdempotently(load: Load, nextBatch: (producerId: bigint) => Batch): Promise<void> {
  const link = new Link(load.port);
  const producerId = await link.ask(initProducerId);
  let unanswered: Batch[] = [];
  while (unanswered.length > 0 || !load.isEnding()) {
    while (unanswered.length < IN_FLIGHT && !load.isEnding()) unanswered.push(nextBatch(producerId));
    const wire = await link.open(() => false);
    if (wire === null) return;
    const left = await sendRound(load, wire, unanswered);
    if (left.length > 0) link.drop();
    unanswered = left;
    await delay(PAUSE_MS);
  }
  link.drop();
}

/** Those that are not acknowledged. */
async function sendRound(load: Load, wire: WireConnection, batches: readonly Batch[]): Promise<Batch[]> {
  const settled = await Promise.allSettled(batches.map((batch) => send(wire, batch)));
  const left: Batch[] = [];
  for (const [index, batch] of batches.entries()) {
    const answer = settled[index];
    const errorCode = answer?.status === 'fulfilled' ? answer.value : null;
    if (errorCode === 0 || errorCode === DUPLICATE_SEQUENCE) {
      batch.acknowledged();
      continue;
    }
    const { topic, partition } = batch;
    const followsOther = left.some((one) => one.topic === topic && one.partition === partition);
    const isExpected =
      errorCode === null || isRetriable(errorCode) || (errorCode === OUT_OF_ORDER_SEQUENCE && followsOther);
    if (!isExpected)
      load.findings.note(
        'refused',
        `${topic.name}-${partition}: an idempotent producer got error ${errorCode}`,
      );
    left.push(batch);
  }
  return left;
}

async function send(wire: WireConnection, { topic, partition, bytes }: Batch): Promise<number> {
  const body = produceBody(topic.name, partition, bytes, -1);
  return readProduceAnswer(await wire.request(API.PRODUCE, PRODUCE_VERSION, body)).errorCode;
}
