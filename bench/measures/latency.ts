import { setTimeout as delay } from 'node:timers/promises';
import type { Server } from '../../compat/server/server.ts';
import { batchesOf, recordBatch } from '../../compat/wire/record-batch.ts';
import {
  API,
  fetchBody,
  produceBody,
  readFetchAnswer,
  readProduceAnswer,
} from '../../compat/wire/requests.ts';
import { WireConnection } from '../../compat/wire/wire-connection.ts';
import { quantile, type Results } from '../results.ts';
import { withTopic } from '../with-topic.ts';
import type { Measure } from './measure.ts';

const MESSAGE = Buffer.alloc(100, 'x');
const EVERY_MS = 2;
const LONG_POLL = { maxWaitMs: 500, minBytes: 1, maxBytes: 1 << 20 };

/**
 * One 100-byte message every 2 ms by one connection, read by a long poll on another. Bare frames: the client costs the same, and little,
 * for each server.
 */
export function latency(messages: number): Measure {
  return {
    name: 'latency',
    async warmUp(server) {
      await withTopic(server, 1, async (topic) => void (await stream(server, topic, messages)));
    },
    async round(server, results) {
      await withTopic(server, 1, async (topic) => {
        const { ackMs, consumeMs } = await stream(server, topic, messages);
        report(results, server, 'produce to consume', consumeMs);
        report(results, server, 'acknowledgement', ackMs);
      });
    },
  };
}

function report(results: Results, server: Server, name: string, times: readonly number[]): void {
  const figure = { unit: 'ms', better: 'less' } as const;
  results.add(server.kind, { name: `${name} p50`, ...figure }, quantile(times, 0.5));
  results.add(server.kind, { name: `${name} p99`, ...figure, target: '<= 0.5' }, quantile(times, 0.99));
}

export interface Times {
  readonly ackMs: number[];
  readonly consumeMs: number[];
}

/** Times of so many messages, each from its sending on. */
export async function stream(server: Server, topic: string, messages: number): Promise<Times> {
  const [producer, consumer] = [
    await WireConnection.open(server.port),
    await WireConnection.open(server.port),
  ];
  const sentAt: number[] = [];
  const consumed = consume(consumer, topic, messages, sentAt);
  const ackMs: number[] = [];
  const body = produceBody(topic, 0, recordBatch([MESSAGE]));
  const acknowledged: Promise<void>[] = [];
  const startedAt = performance.now();
  while (sentAt.length < messages) {
    while (sentAt.length < messages && startedAt + sentAt.length * EVERY_MS <= performance.now()) {
      const at = performance.now();
      sentAt.push(at);
      const answer = producer.request(API.PRODUCE, 7, body);
      acknowledged.push(
        answer.then((bytes) => {
          ackMs.push(performance.now() - at);
          const { errorCode } = readProduceAnswer(bytes);
          if (errorCode !== 0) throw new Error(`produce: error ${errorCode}`);
        }),
      );
    }
    await delay(1);
  }
  await Promise.all(acknowledged);
  const consumeMs = await consumed;
  producer.close();
  consumer.close();
  return { ackMs, consumeMs };
}

async function consume(
  connection: WireConnection,
  topic: string,
  messages: number,
  sentAt: readonly number[],
) {
  const times: number[] = [];
  while (times.length < messages) {
    const body = fetchBody(topic, 0, BigInt(times.length), LONG_POLL);
    const { records } = readFetchAnswer(await connection.request(API.FETCH, 4, body));
    const now = performance.now();
    for (const batch of batchesOf(records)) {
      for (let i = 0; i < batch.recordCount; i++) times.push(now - sentAt[times.length]!);
    }
  }
  return times;
}
