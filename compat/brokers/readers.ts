import assert from 'node:assert/strict';
import { type AcknowledgeOutcome, Admin, Consumer, ShareConsumer, serdes } from '@kavka/client';
import { until } from '../machine/until.ts';
import type { Life } from './life.ts';
import { PARTITIONS, type Written } from './producers.ts';

const READ_LIMIT_MS = 180_000;

/** Two members of a group read together: no record is left out. */
export function groupReading(
  bootstrapServers: string,
  topic: string,
  groupId: string,
  config: object,
  written: Written,
): Life {
  const seen = new Set<string>();
  const members = [0, 1].map(() => {
    const consumer = new Consumer({
      bootstrapServers,
      groupId,
      autoOffsetReset: 'earliest',
      autoCommitIntervalMs: 200,
      requestTimeoutMs: 10_000,
      ...config,
    });
    consumer.subscribe([topic]);
    return {
      consumer,
      loop: collect(consumer, ({ partition, offset }) => seen.add(`${partition}/${offset}`)),
    };
  });
  return {
    name: groupId,
    progress: () => seen.size,
    async end() {
      await until(`${groupId} reads all`, () => seen.size === written.count(), { withinMs: READ_LIMIT_MS });
      for (const { consumer, loop } of members) {
        await consumer.close();
        await loop;
      }
    },
  };
}

/** Where a reader of one rack fetches from. */
export interface RackReading extends Life {
  /** Fetches so far, by node. */
  readonly fetches: ReadonlyMap<number, number>;
}

/** Reads by itself, from the replicas of its rack: each record once and in order, whichever replica it comes from. */
export function rackReading(
  bootstrapServers: string,
  topic: string,
  clientRack: string,
  written: Written,
): RackReading {
  const fetches = new Map<number, number>();
  const consumer = new Consumer({
    bootstrapServers,
    clientRack,
    autoOffsetReset: 'earliest',
    requestTimeoutMs: 10_000,
    hooks: {
      onRequest: ({ api, nodeId, error }) => {
        if (api === 'Fetch' && error === null) fetches.set(nodeId, (fetches.get(nodeId) ?? 0) + 1);
      },
    },
  });
  consumer.assign(Array.from({ length: PARTITIONS }, (_, partition) => ({ topic, partition })));
  const offsets = Array.from({ length: PARTITIONS }, () => 0);
  const wrong: string[] = [];
  let count = 0;
  const loop = collect(consumer, ({ partition, offset }) => {
    if (offset !== offsets[partition]) wrong.push(`${partition}/${offset} after ${offsets[partition]! - 1}`);
    offsets[partition] = offset + 1;
    count++;
  });
  return {
    name: `a reader of rack ${clientRack}`,
    progress: () => count,
    fetches,
    async end() {
      await until('the reader of one rack reads all', () => count >= written.count(), {
        withinMs: READ_LIMIT_MS,
      });
      await consumer.close();
      await loop;
      assert.deepEqual(wrong, []);
    },
  };
}

/** A share consumer: no record is left out, and none comes again once its acknowledgement has been taken. */
export async function sharing(
  bootstrapServers: string,
  topic: string,
  groupId: string,
  written: Written,
): Promise<Life> {
  await using admin = new Admin({ bootstrapServers });
  const set = { 'share.auto.offset.reset': 'earliest' };
  await admin.alterConfigs([{ type: 'group', name: groupId, set }]);
  const taken = new Set<string>();
  const seen = new Set<string>();
  const again: string[] = [];
  const onAcknowledged = (outcomes: readonly AcknowledgeOutcome[]): void => {
    for (const { partition, offsets, error } of outcomes)
      if (error === undefined) for (const offset of offsets) taken.add(`${partition}/${offset}`);
  };
  const consumer = new ShareConsumer({
    bootstrapServers,
    groupId,
    requestTimeoutMs: 10_000,
    valueDeserializer: serdes.string,
    onAcknowledged,
  });
  consumer.subscribe([topic]);
  const loop = collect(consumer, ({ partition, offset }) => {
    const name = `${partition}/${offset}`;
    if (taken.has(name)) again.push(name);
    seen.add(name);
  });
  return {
    name: 'a share consumer',
    progress: () => seen.size,
    async end() {
      await until('the share group reads all', () => seen.size === written.count(), {
        withinMs: READ_LIMIT_MS,
      });
      await consumer.close();
      await loop;
      assert.deepEqual(again, []);
    },
  };
}

async function collect<T>(records: AsyncIterable<T>, take: (record: T) => void): Promise<void> {
  for await (const record of records) take(record);
}
