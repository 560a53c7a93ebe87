import type { BrokerConfig } from '@kavka/config';
import {
  CONSUMER_OFFSETS_TOPIC,
  SHARE_GROUP_STATE_TOPIC,
  TRANSACTION_STATE_TOPIC,
} from './internal-topics.ts';
import type { InternalTopic } from './topic-creation.ts';

/** How the brokers' own topics are created, as the configuration says. */
export function internalTopicsOf(config: BrokerConfig): ReadonlyMap<string, InternalTopic> {
  return new Map([
    [CONSUMER_OFFSETS_TOPIC, offsetsTopic(config)],
    [TRANSACTION_STATE_TOPIC, transactionTopic(config)],
    [SHARE_GROUP_STATE_TOPIC, shareStateTopic(config)],
  ]);
}

function offsetsTopic(config: BrokerConfig): InternalTopic {
  return {
    partitions: config.number('offsets.topic.num.partitions'),
    replicationFactor: config.number('offsets.topic.replication.factor'),
    configs: {
      'compression.type': 'producer',
      'cleanup.policy': 'compact',
      'segment.bytes': String(config.number('offsets.topic.segment.bytes')),
    },
  };
}

function transactionTopic(config: BrokerConfig): InternalTopic {
  return {
    partitions: config.number('transaction.state.log.num.partitions'),
    replicationFactor: config.number('transaction.state.log.replication.factor'),
    minInsyncReplicas: config.number('transaction.state.log.min.isr'),
    configs: {
      'unclean.leader.election.enable': 'false',
      'compression.type': 'uncompressed',
      'cleanup.policy': 'compact',
      'segment.bytes': String(config.number('transaction.state.log.segment.bytes')),
    },
  };
}

/** Not compacted: the coordinator deletes what its snapshots have made worthless. */
function shareStateTopic(config: BrokerConfig): InternalTopic {
  return {
    partitions: config.number('share.coordinator.state.topic.num.partitions'),
    replicationFactor: config.number('share.coordinator.state.topic.replication.factor'),
    minInsyncReplicas: config.number('share.coordinator.state.topic.min.isr'),
    configs: {
      'cleanup.policy': 'delete',
      'compression.type': 'producer',
      'segment.bytes': String(config.number('share.coordinator.state.topic.segment.bytes')),
      'retention.ms': '-1',
    },
  };
}
