import type { BrokerConfig } from '@kavka/config';
import { createTransactionCoordinator, type TransactionCoordinator } from '@kavka/coordinators';
import { Codec } from '@kavka/protocol/records';
import { CoordinatorTopicLog } from '../coordinators/coordinator-topic-log.ts';
import { topicsOf } from '../groups/topics-view.ts';
import { transactionConfigOf } from '../lifecycle/limits.ts';
import type { World } from '../lifecycle/world.ts';
import type { MetadataNode } from '../metadata/metadata-node.ts';
import type { Partitions } from '../partition/partitions.ts';
import { ProducerIds } from '../produce/producer-ids.ts';
import { TRANSACTION_STATE_TOPIC } from '../topic/internal-topics.ts';
import type { MarkerWriter } from './marker-writer.ts';

/** Of batches that no producer has written. */
const NO_SEQUENCE = -1;

/** This node's transaction coordinator, which leads no partition yet. */
export function coordinateTransactions(
  { clock, logger }: World,
  config: BrokerConfig,
  { controller, image }: MetadataNode,
  partitions: Partitions,
  markers: MarkerWriter,
): TransactionCoordinator {
  return createTransactionCoordinator({
    log: new CoordinatorTopicLog(TRANSACTION_STATE_TOPIC, partitions, clock, {
      codec: Codec.none,
      baseSequence: NO_SEQUENCE,
      isMinIsrRequired: true,
    }),
    metadata: topicsOf(image),
    markers,
    producerIds: new ProducerIds(controller, image, config.nodeId, logger),
    transactionVersion: () => image.features.levels.get('transaction.version') ?? 0,
    clock,
    logger,
    config: transactionConfigOf(config),
  });
}
