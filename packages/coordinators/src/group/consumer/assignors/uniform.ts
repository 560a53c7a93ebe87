import type { PartitionAssignor } from '../../modern/partition-assignor.ts';
import { UniformMixedTopics } from './uniform-mixed-topics.ts';
import { assignSameTopics } from './uniform-same-topics.ts';

/** Kafka's default: equal shares of all partitions, as few of them moved as possible. */
export const uniformAssignor: PartitionAssignor = {
  name: 'uniform',
  assign(task) {
    if (task.members.size === 0) return new Map();
    return task.isHomogeneous ? assignSameTopics(task) : new UniformMixedTopics(task).assign();
  },
};
