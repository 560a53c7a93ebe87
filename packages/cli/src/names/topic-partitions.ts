import type { Admin } from '@kavka/client';
import { parseInteger, UsageError } from '../shell/index.ts';

interface Partition {
  readonly topic: string;
  readonly partition: number;
}

/** The partitions that `topic` and `topic:0,1,2` name; whole topics are asked for. @throws UsageError */
export async function namedPartitions(
  admin: Admin,
  names: readonly string[],
  signal: AbortSignal,
): Promise<Partition[]> {
  const some = names.filter((name) => name.includes(':')).flatMap(parsePartitions);
  const whole = names.filter((name) => !name.includes(':'));
  if (whole.length === 0) return some;
  const topics = await admin.describeTopics(whole, { signal });
  const all = topics.flatMap(({ name: topic, partitions }) =>
    partitions.map(({ partition }) => ({ topic, partition })),
  );
  return [...some, ...all];
}

function parsePartitions(name: string): Partition[] {
  const [topic, partitions, ...others] = name.split(':');
  if (topic === undefined || partitions === undefined || others.length > 0)
    throw new UsageError(`Invalid topic arg '${name}', expected topic name and partitions`);
  return partitions.split(',').map((text) => {
    const partition = parseInteger(text);
    if (partition === undefined)
      throw new UsageError(`Invalid partition '${text}' specified in topic arg '${name}'`);
    return { topic, partition };
  });
}
