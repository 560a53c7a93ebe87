import { recordBatch } from '../../compat/wire/record-batch.ts';
import { API, produceBody, readProduceAnswer } from '../../compat/wire/requests.ts';
import { WireConnection } from '../../compat/wire/wire-connection.ts';

const PRODUCE_VERSION = 7;
const IN_FLIGHT = 8;

/** A batch of `count` records of so many bytes, none of them compressed. */
export function plainBatch(count: number, valueBytes: number): Buffer {
  return recordBatch(Array.from({ length: count }, () => Buffer.alloc(valueBytes, 'x')));
}

/** Sends the bodies of Produce requests on one connection, several at a time; all must be accepted. */
export async function sendAll(port: number, bodies: Iterable<Buffer>, inFlight = IN_FLIGHT): Promise<void> {
  const connection = await WireConnection.open(port);
  try {
    const waiting: Promise<void>[] = [];
    for (const body of bodies) {
      if (waiting.length >= inFlight) await waiting.shift();
      const answer = connection.request(API.PRODUCE, PRODUCE_VERSION, body).then(accept);
      answer.catch(() => {}); // it is awaited in its turn
      waiting.push(answer);
    }
    await Promise.all(waiting);
  } finally {
    connection.close();
  }
}

/** The same batch again and again, to one partition after the other. */
export function* roundRobin(
  topic: string,
  partitions: number,
  batch: Buffer,
  megabytes: number,
): Generator<Buffer> {
  const bodies = Array.from({ length: partitions }, (_, partition) => produceBody(topic, partition, batch));
  const count = Math.ceil((megabytes * 1e6) / batch.length);
  for (let number = 0; number < count; number++) yield bodies[number % partitions] as Buffer;
}

function accept(answer: Buffer): void {
  const { errorCode } = readProduceAnswer(answer);
  if (errorCode !== 0) throw new Error(`produce: error ${errorCode}`);
}
