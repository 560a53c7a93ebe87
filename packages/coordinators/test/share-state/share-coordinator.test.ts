import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Uuid } from '@kavka/base';
import {
  createShareCoordinator,
  DEFAULT_SHARE_COORDINATOR_CONFIG,
  type ShareCoordinatorConfig,
} from '@kavka/coordinators';
import { ErrorCode } from '@kavka/protocol';
import { ManualClock, RecordingLogger } from '@kavka/testkit';
import { decodeShareState } from '../../src/share-state/decode-share-state.ts';
import { MemoryLog } from '../world/memory-log.ts';

const TOPIC = 'AAAAAAAAAAAAAAAAAAAABA' as Uuid;

class PrunableLog extends MemoryLog {
  readonly deletions: number[] = [];

  deleteBefore(_partition: number, offset: number): void {
    this.deletions.push(offset);
  }
}

async function stage(log = new PrunableLog(), config: Partial<ShareCoordinatorConfig> = {}) {
  const clock = new ManualClock();
  const coordinator = createShareCoordinator({
    log,
    clock,
    logger: new RecordingLogger(),
    metadata: {
      topicName: (id) => (id === TOPIC ? 't' : undefined),
      partitionCount: (topic) => (topic === 't' ? 3 : undefined),
    },
    config: {
      ...DEFAULT_SHARE_COORDINATOR_CONFIG,
      stateTopicPartitions: 1,
      updatesPerSnapshot: 3,
      ...config,
    },
  });
  await coordinator.load(0, 0);
  const of = <Partition>(partition: Partition) => ({
    groupId: 'g',
    topics: [{ topicId: TOPIC, partitions: [partition] }],
  });
  const only = async <Result>(
    answer: Promise<{
      readonly results?: readonly { readonly partitions?: readonly Result[] | undefined }[] | undefined;
    }>,
  ) => {
    const result = (await answer).results?.[0]?.partitions?.[0];
    assert.ok(result !== undefined);
    return result;
  };
  const answered = async <Result>(answer: Promise<Result>) => {
    clock.endTurns();
    return answer;
  };
  return {
    log,
    clock,
    coordinator,
    initialize: (stateEpoch: number, startOffset: bigint, partition = 0) =>
      answered(only(coordinator.initializeState(of({ partition, stateEpoch, startOffset })))),
    read: (leaderEpoch: number) => answered(only(coordinator.readState(of({ partition: 0, leaderEpoch })))),
    summary: (partition = 0) =>
      answered(only(coordinator.readStateSummary(of({ partition, leaderEpoch: -1 })))),
    remove: (partition = 0) => answered(only(coordinator.deleteState(of({ partition })))),
    write: (firstOffset: bigint, epochs: { stateEpoch?: number; leaderEpoch?: number } = {}) =>
      answered(
        only(
          coordinator.writeState(
            of({
              partition: 0,
              stateEpoch: epochs.stateEpoch ?? 0,
              leaderEpoch: epochs.leaderEpoch ?? 0,
              startOffset: firstOffset,
              deliveryCompleteCount: 1,
              stateBatches: [{ firstOffset, lastOffset: firstOffset, deliveryState: 2, deliveryCount: 1 }],
            }),
          ),
        ),
      ),
    types: () =>
      log
        .batches(0)
        .flatMap(({ records }) =>
          records.map(({ key, value }) => decodeShareState(key as Buffer, value)?.type),
        ),
  };
}

test('a state is initialized, written, read and summed up, and the same after a reload', async () => {
  const first = await stage();
  assert.equal((await first.write(5n)).errorCode, ErrorCode.INVALID_REQUEST, 'there is no state yet');
  assert.equal((await first.initialize(0, 5n)).errorCode, ErrorCode.NONE);
  assert.equal((await first.write(5n)).errorCode, ErrorCode.NONE);
  const check = async ({ read, summary }: Awaited<ReturnType<typeof stage>>) => {
    const state = await read(-1);
    assert.equal(state.startOffset, 5n);
    assert.deepEqual(state.stateBatches, [
      { firstOffset: 5n, lastOffset: 5n, deliveryState: 2, deliveryCount: 1 },
    ]);
    assert.equal((await summary()).deliveryCompleteCount, 1);
  };
  await check(first);
  await check(await stage(first.log));
});

test('a reader of a newer epoch fences older leaders; a newer state fences older states', async () => {
  const { initialize, read, write } = await stage();
  await initialize(2, 0n);
  assert.equal((await read(3)).errorCode, ErrorCode.NONE);
  assert.equal((await read(2)).errorCode, ErrorCode.FENCED_LEADER_EPOCH);
  assert.equal((await write(0n, { leaderEpoch: 2, stateEpoch: 2 })).errorCode, ErrorCode.FENCED_LEADER_EPOCH);
  assert.equal((await write(0n, { leaderEpoch: 3, stateEpoch: 1 })).errorCode, ErrorCode.FENCED_STATE_EPOCH);
  assert.equal((await initialize(1, 0n)).errorCode, ErrorCode.FENCED_STATE_EPOCH);
  assert.equal((await write(0n, { leaderEpoch: 3, stateEpoch: 2 })).errorCode, ErrorCode.NONE);
});

test('a snapshot follows so many updates, and what lies before all snapshots is deleted', async () => {
  const { initialize, write, types, clock, log } = await stage(new PrunableLog(), {
    coldSnapshotIntervalMs: 86_400_000,
  });
  await initialize(0, 0n);
  for (let offset = 0n; offset < 5n; offset++) await write(offset);
  assert.deepEqual(types(), ['snapshot', 'update', 'update', 'update', 'snapshot', 'update']);
  clock.advance(DEFAULT_SHARE_COORDINATOR_CONFIG.pruneIntervalMs);
  assert.deepEqual(log.deletions, [4]);
  await initialize(0, 0n, 1);
  await write(9n);
  clock.advance(DEFAULT_SHARE_COORDINATOR_CONFIG.pruneIntervalMs);
  assert.deepEqual(log.deletions, [4], 'what is pruned once is not pruned again');
});

test('a partition that rests gets one snapshot of its own', async () => {
  const { initialize, write, types, clock } = await stage();
  await initialize(0, 0n);
  await write(0n);
  clock.advance(DEFAULT_SHARE_COORDINATOR_CONFIG.coldSnapshotIntervalMs);
  clock.endTurns();
  await Promise.resolve();
  clock.advance(DEFAULT_SHARE_COORDINATOR_CONFIG.coldSnapshotIntervalMs);
  clock.endTurns();
  assert.deepEqual(types(), ['snapshot', 'update', 'snapshot']);
});

test('a deleted state is gone, and a partition that never was has a summary without an offset', async () => {
  const { initialize, remove, summary, read } = await stage();
  await initialize(0, 7n);
  assert.equal((await remove()).errorCode, ErrorCode.NONE);
  assert.equal((await summary()).startOffset, -1n);
  assert.equal((await read(-1)).errorCode, ErrorCode.INVALID_REQUEST);
  assert.equal((await remove()).errorCode, ErrorCode.NONE, 'again');
  assert.equal((await summary(9)).errorCode, ErrorCode.UNKNOWN_TOPIC_OR_PARTITION);
});
