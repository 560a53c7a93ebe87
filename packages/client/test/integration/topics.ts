import { Admin, type TopicRef } from '../../src/admin/index.ts';
import { hasCode } from '../../src/errors/index.ts';
import { Producer } from '../../src/producer/index.ts';
import { freshName, type TestCluster } from './cluster.ts';
import { until } from './until.ts';

/** A new topic. */
export async function freshTopic({ bootstrapServers }: TestCluster, partitions = 1): Promise<string> {
  const name = freshName('topic');
  await using admin = new Admin({ bootstrapServers });
  await admin.createTopics([{ name, partitions }]);
  return name;
}

/** Brokers hear of new topics a little later than controllers make them. */
export async function untilKnown(admin: Admin, topics: readonly TopicRef[]): Promise<void> {
  const areKnown = () =>
    admin.describeTopics(topics).then(
      () => true,
      (error: unknown) => !hasCode(error, 'UNKNOWN_TOPIC_ID', 'UNKNOWN_TOPIC_OR_PARTITION'),
    );
  await until(areKnown, 'the brokers know new topics');
}

/** Values `0` to `count - 1`, in turn to all partitions. */
export async function fill(
  { bootstrapServers }: TestCluster,
  topic: string,
  count: number,
  partitions = 1,
  first = 0,
): Promise<void> {
  await using producer = new Producer({ bootstrapServers });
  await Promise.all(
    Array.from({ length: count }, (_, index) =>
      producer.send({
        topic,
        partition: index % partitions,
        key: `key-${first + index}`,
        value: String(first + index),
      }),
    ),
  );
}
