import type { Uuid } from '@kavka/base';
import { stateBatchOf } from './decode-share-state.ts';
import { type LedShareState, LedShareStates } from './led-share-states.ts';
import type { ShareCoordinator, ShareCoordinatorOptions } from './share-coordinator.ts';
import type { ShareGroupState } from './share-group-state.ts';
import type { SharePartitionKey } from './share-partition-key.ts';
import { type ShareStateError, shareStateError } from './share-state-errors.ts';
import type { StateAnswer } from './share-state-machine.ts';
import type { StateBatch } from './state-batch.ts';

/** A coordinator that leads no partition yet. */
export function createShareCoordinator(options: ShareCoordinatorOptions): ShareCoordinator {
  const led = new LedShareStates(options);
  const asker = askerOf(led);
  return {
    initializeState: (request) =>
      forEach(request, (key, { stateEpoch, startOffset }) =>
        asker(key, 'initialize share group state', ({ machine }) =>
          machine.initialize(key, stateEpoch, Number(startOffset)),
        ),
      ),
    readState: (request) =>
      forEach(request, async (key, { leaderEpoch }) =>
        stateOnWire(
          await asker(key, 'read share group state', ({ machine }) => machine.read(key, leaderEpoch)),
        ),
      ),
    writeState: (request) =>
      forEach(request, (key, { stateEpoch, leaderEpoch, startOffset, deliveryCompleteCount, stateBatches }) =>
        asker(key, 'write share group state', ({ machine }) =>
          machine.write(key, {
            stateEpoch,
            leaderEpoch,
            startOffset: Number(startOffset),
            deliveryCompleteCount,
            stateBatches: stateBatches.map(stateBatchOf),
          }),
        ),
      ),
    deleteState: (request) =>
      forEach(request, (key) => asker(key, 'delete share group state', ({ machine }) => machine.delete(key))),
    readStateSummary: (request) =>
      forEach(request, async (key) =>
        summaryOnWire(
          await asker(key, 'read share group state summary', ({ machine }) => machine.summary(key)),
        ),
      ),
    partitionFor: (key) => led.partitionFor(key),
    load: (partition, leaderEpoch) => led.load(partition, leaderEpoch),
    unload: (partition) => led.unload(partition),
    onTopicsDeleted(topicIds) {
      if (topicIds.length === 0) return;
      const gone = new Set(topicIds);
      for (const { shard, machine } of led.all()) shard.run(() => machine.forgetTopics(gone));
    },
    close: () => led.close(),
  };
}

interface StateRequest<Partition> {
  readonly groupId: string;
  readonly topics: readonly { readonly topicId: Uuid; readonly partitions: readonly Partition[] }[];
}

interface StateResponse<Result> {
  results: { topicId: Uuid; partitions: (Result & { partition: number })[] }[];
}

/** One answer a partition. As in Kafka, a request that lacks anything at all is answered with nothing. */
async function forEach<Partition extends { readonly partition: number }, Result>(
  { groupId, topics }: StateRequest<Partition>,
  ask: (key: SharePartitionKey, partition: Partition) => Promise<Result>,
): Promise<StateResponse<Result>> {
  if (groupId === '' || topics.some(({ partitions }) => partitions.length === 0)) return { results: [] };
  const results = topics.map(async ({ topicId, partitions }) => {
    const answers = partitions.map(async (asked) => {
      const { partition } = asked;
      return { partition, ...(await ask({ groupId, topicId, partition }, asked)) };
    });
    return { topicId, partitions: await Promise.all(answers) };
  });
  return { results: await Promise.all(results) };
}

function askerOf(led: LedShareStates) {
  return <Result>(
    key: SharePartitionKey,
    what: string,
    event: (led: LedShareState) => StateAnswer<Result>,
  ): Promise<ShareStateError | ({ readonly errorCode: 0 } & Result)> => {
    const found = led.find(key);
    const refused = (errorCode: number): ShareStateError => ({
      errorCode,
      errorMessage: `Unable to ${what}: ${shareStateError(errorCode).errorMessage}`,
    });
    if (typeof found === 'number') return Promise.resolve(refused(found));
    return found.shard.ask<ShareStateError | ({ readonly errorCode: 0 } & Result)>(
      () => event(found),
      refused,
    );
  };
}

type Answered<State> = ShareStateError | { readonly errorCode: 0; readonly state: State };

function stateOnWire(answer: Answered<ShareGroupState>) {
  if (!('state' in answer)) return { ...answer, startOffset: 0n };
  const { stateEpoch, startOffset, stateBatches } = answer.state;
  return {
    errorCode: 0,
    stateEpoch,
    startOffset: BigInt(startOffset),
    stateBatches: stateBatches.map(batchOnWire),
  };
}

function batchOnWire({ firstOffset, lastOffset, deliveryState, deliveryCount }: StateBatch) {
  return { firstOffset: BigInt(firstOffset), lastOffset: BigInt(lastOffset), deliveryState, deliveryCount };
}

/** A partition that has no state is no error here. */
function summaryOnWire(answer: Answered<ShareGroupState | undefined>) {
  if (!('state' in answer)) return answer;
  const { state } = answer;
  return {
    errorCode: 0,
    stateEpoch: state?.stateEpoch ?? 0,
    leaderEpoch: state?.leaderEpoch ?? 0,
    startOffset: BigInt(state?.startOffset ?? -1),
    deliveryCompleteCount: state?.deliveryCompleteCount ?? -1,
  };
}
