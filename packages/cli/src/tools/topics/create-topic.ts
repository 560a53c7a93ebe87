import { type Admin, BrokerError } from '@kavka/client';
import { printLine, type ToolContext, ToolError } from '../../shell/index.ts';
import { parseReplicaAssignment } from './replica-assignment.ts';
import type { TopicOptions } from './topic-options.ts';

const MAX_REPLICATION_FACTOR = 32_767;
const COLLIDING = /[._]/;

export async function createTopic(admin: Admin, given: TopicOptions, context: ToolContext): Promise<void> {
  const name = given.need('topic');
  const configs = parseConfigs(given.all('config'));
  const assignment = given.get('replica-assignment');
  const replicas =
    assignment === undefined || assignment === '' ? undefined : parseReplicaAssignment(assignment);
  if (COLLIDING.test(name))
    printLine(
      context.output,
      "WARNING: Due to limitations in metric names, topics with a period ('.') or underscore ('_') could collide. " +
        'To avoid issues it is best to use either, but not both.',
    );
  const partitions = given.get('partitions');
  const replicationFactor = given.get('replication-factor');
  if (
    replicationFactor !== undefined &&
    (replicationFactor < 1 || replicationFactor > MAX_REPLICATION_FACTOR)
  )
    throw new ToolError(`The replication factor must be between 1 and ${MAX_REPLICATION_FACTOR} inclusive`);
  if (partitions !== undefined && partitions < 1)
    throw new ToolError('The partitions must be greater than 0');
  const sizes = {
    ...(partitions === undefined ? {} : { partitions }),
    ...(replicationFactor === undefined ? {} : { replicationFactor }),
  };
  try {
    const placement = replicas === undefined ? sizes : { replicas };
    await admin.createTopics([{ name, ...placement, configs }], { signal: context.signal });
    printLine(context.output, `Created topic ${name}.`);
  } catch (error) {
    const isThere = error instanceof BrokerError && error.code === 'TOPIC_ALREADY_EXISTS';
    if (!isThere || !given.has('if-not-exists')) throw error;
  }
}

function parseConfigs(words: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    words.map((word) => {
      const parts = word.split(/\s*=\s*/);
      if (parts.length !== 2)
        throw new ToolError(
          'requirement failed: Invalid topic config: all configs to be added must be in the format "key=val".',
        );
      return parts.map((part) => part.trim());
    }),
  );
}
