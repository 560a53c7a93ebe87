import { type Admin, BrokerError } from '@kavka/client';
import { ToolError } from '../../shell/index.ts';
import { whereabouts } from './directory-moves.ts';
import { ANY_DIRECTORY, inOrder, nameOf, type Partition, type Target } from './reassignment-file.ts';

/** Where all partitions of topics are now. @throws ToolError that names a topic which is not there */
export async function partitionsOf(
  admin: Admin,
  topics: readonly string[],
  signal: AbortSignal,
): Promise<Target[]> {
  const described = topics.map(async (topic) => {
    const found = await describedTopic(admin, topic, signal);
    if (found === undefined) throw new ToolError(`Topic ${topic} not found.`);
    return found;
  });
  return (await Promise.all(described)).flat();
}

/** Undefined for a topic that is not there. */
export async function describedTopic(
  admin: Admin,
  topic: string,
  signal: AbortSignal,
): Promise<Target[] | undefined> {
  try {
    const [found] = await admin.describeTopics([topic], { signal });
    return found?.partitions.map(({ partition, replicas }) => ({ topic, partition, replicas }));
  } catch (error) {
    if (error instanceof BrokerError && error.code === 'UNKNOWN_TOPIC_OR_PARTITION') return undefined;
    throw error;
  }
}

/** Where these partitions are now. @throws ToolError that names those which are not there */
export async function currentAssignment(
  admin: Admin,
  partitions: readonly Partition[],
  signal: AbortSignal,
): Promise<Target[]> {
  const topics = [...new Set(partitions.map(({ topic }) => topic))];
  const all = new Map((await partitionsOf(admin, topics, signal)).map((one) => [nameOf(one), one]));
  const missing = partitions.map(nameOf).filter((name) => !all.has(name));
  if (missing.length > 0) throw new ToolError(`Unable to find partition: ${missing.join(', ')}`);
  return partitions.flatMap((one) => all.get(nameOf(one)) ?? []);
}

/** An assignment as `--reassignment-json-file` has it, with the directories that replicas are in. */
export async function assignmentJson(
  admin: Admin,
  assignment: readonly Target[],
  signal: AbortSignal,
): Promise<string> {
  const replicas = assignment.flatMap(({ topic, partition, replicas: ids }) =>
    ids.map((brokerId) => ({ topic, partition, brokerId })),
  );
  const places = await whereabouts(admin, replicas, signal);
  const paths = new Map(
    replicas.map((one, at) => [`${nameOf(one)}-${one.brokerId}`, places[at]?.current] as const),
  );
  return formatAssignment(assignment, (one, id) => paths.get(`${nameOf(one)}-${id}`));
}

export function formatAssignment(
  assignment: readonly Target[],
  pathOf: (partition: Partition, brokerId: number) => string | undefined = () => undefined,
): string {
  const partitions = inOrder(assignment).map((one) => ({
    topic: one.topic,
    partition: one.partition,
    replicas: one.replicas,
    log_dirs: one.replicas.map((id) => pathOf(one, id) ?? ANY_DIRECTORY),
  }));
  return JSON.stringify({ version: 1, partitions });
}
