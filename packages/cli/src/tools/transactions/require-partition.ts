import { type Admin, BrokerError } from '@kavka/client';
import { ToolError } from '../../shell/index.ts';

/** A client waits for a partition that may come; a person wants to know now. @throws ToolError */
export async function requirePartition(
  admin: Admin,
  { topic, partition }: { readonly topic: string; readonly partition: number },
  what: string,
  signal: AbortSignal,
): Promise<void> {
  const partitions = await admin.describeTopics([topic], { signal }).then(
    ([found]) => found?.partitions ?? [],
    (error: unknown) => {
      if (error instanceof BrokerError && error.code === 'UNKNOWN_TOPIC_OR_PARTITION') return [];
      throw error;
    },
  );
  if (!partitions.some((one) => one.partition === partition))
    throw new ToolError(`${what}: This server does not host this topic-partition.`);
}
