import { partitionOfGroup } from '../group/partition-of-group.ts';
import { LedShards } from '../runtime/led-shards.ts';
import { Shard } from '../runtime/shard.ts';
import type { TransactionCoordinator, TransactionCoordinatorOptions } from './transaction-coordinator.ts';
import { TransactionListing } from './transaction-listing.ts';
import { TransactionMachine } from './transaction-machine.ts';
import { TransactionRequests } from './transaction-requests.ts';

const TRANSACTION_TOPIC = '__transaction_state';

/** A coordinator that leads no partition yet. */
export function createTransactionCoordinator(options: TransactionCoordinatorOptions): TransactionCoordinator {
  const { metadata, config } = options;
  const led = new LedShards((partition, leaderEpoch) => leadPartition(options, partition, leaderEpoch));
  const partitionFor = (transactionalId: string): number =>
    partitionOfGroup(transactionalId, metadata.partitionCount(TRANSACTION_TOPIC) ?? config.topicPartitions);
  const find = (transactionalId: string) => led.find(partitionFor(transactionalId));
  const requests = new TransactionRequests(find, options);
  const listing = new TransactionListing(led, find, options.clock);
  return {
    initProducerId: (request) => requests.init(request),
    addPartitions: (request, clientVersion) => requests.addPartitions(request, clientVersion),
    verifyPartitions: (request) => requests.verifyPartitions(request),
    end: (request) => requests.end(request),
    describe: (transactionalId) => listing.describe(transactionalId),
    list: (request) => listing.list(request),
    whenIdle(transactionalId) {
      const found = find(transactionalId);
      return typeof found === 'number' ? Promise.resolve() : found.machine.whenIdle(transactionalId);
    },
    partitionFor,
    load: (partition, leaderEpoch) => led.load(partition, leaderEpoch),
    unload: (partition) => led.unload(partition),
    close: () => led.close(),
  };
}

function leadPartition(options: TransactionCoordinatorOptions, partition: number, leaderEpoch: number) {
  const { log, clock, config } = options;
  const logger = options.logger.with({ transactionPartition: partition });
  const machine = new TransactionMachine({
    ...options,
    logger,
    coordinatorEpoch: leaderEpoch,
    run: (event) => shard.run(event),
  });
  const { maxBatchBytes, writeTimeoutMs } = config;
  const shard = new Shard({ partition, log, clock, logger, maxBatchBytes, writeTimeoutMs, machine });
  return { leaderEpoch, shard, machine };
}
