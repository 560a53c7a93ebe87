import { Admin } from '../../src/admin/index.ts';
import { Producer } from '../../src/producer/index.ts';
import { freshName, type TestCluster } from './cluster.ts';

/** A new topic. */
export async function freshTopic({ bootstrapServers }: TestCluster, partitions = 1): Promise<string> {
  const name = freshName('topic');
  await using admin = new Admin({ bootstrapServers });
  await admin.createTopics([{ name, partitions }]);
  return name;
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
