import { parseUuid, type Uuid, ZERO_UUID } from '@kavka/base';
import type {
  Admin,
  ConfigEntry,
  OngoingReassignment,
  PartitionDescription,
  TopicDescription,
} from '@kavka/client';
import { BrokerError } from '@kavka/client';
import { printJson, printLine, type ToolContext, ToolError, wantsJson } from '../../shell/index.ts';
import { requireTopics } from './find-topics.ts';
import { PartitionFilter } from './partition-filter.ts';
import type { TopicOptions } from './topic-options.ts';

const UUID_BYTES = 16;

/** A topic with all that is told of it. */
interface Described {
  readonly topic: TopicDescription;
  readonly configs: readonly ConfigEntry[];
  readonly reassignments: ReadonlyMap<number, OngoingReassignment>;
}

export async function describeTopic(admin: Admin, given: TopicOptions, context: ToolContext): Promise<void> {
  const names = await namesToDescribe(admin, given, context);
  if (names.length === 0) {
    if (wantsJson(given)) printJson(context.output, []);
    return;
  }
  const options = { signal: context.signal };
  const partitionLimit = given.need('partition-size-limit-per-response');
  const [topics, configs, { brokers }] = await Promise.all([
    admin.describeTopics(names, { ...options, partitionLimit }),
    admin.describeConfigs(
      names.map((name) => ({ type: 'topic', name })),
      options,
    ),
    admin.describeCluster(options),
  ]);
  const reassignments = await listReassignments(admin, options);
  const all = topics.map((topic) => ({
    topic,
    configs: configs.find(({ name }) => name === topic.name)?.configs ?? [],
    reassignments: new Map(
      reassignments.filter((one) => one.topic === topic.name).map((one) => [one.partition, one]),
    ),
  }));
  const filter = new PartitionFilter(given, new Set(brokers.map(({ nodeId }) => nodeId)));
  if (wantsJson(given))
    printJson(
      context.output,
      all.flatMap((one) => asJson(one, given, filter)),
    );
  else for (const one of all) printTopic(one, given, filter, context);
}

async function namesToDescribe(admin: Admin, given: TopicOptions, context: ToolContext): Promise<string[]> {
  const text = given.get('topic-id');
  const id = text === undefined ? undefined : parseTopicId(text);
  if (id === undefined || id === ZERO_UUID) return requireTopics(admin, given, context);
  if (given.has('topic'))
    printLine(
      context.output,
      'Only topic id will be used when both --topic and --topic-id are specified and topicId is not Uuid.ZERO_UUID',
    );
  const topics = await admin.listTopics({
    includeInternal: !given.has('exclude-internal'),
    signal: context.signal,
  });
  const found = topics.filter(({ topicId }) => topicId === id).map(({ name }) => name);
  if (found.length === 0 && !given.has('if-exists'))
    throw new ToolError(`TopicId '${text}' does not exist as expected`);
  return found;
}

function parseTopicId(text: string): Uuid {
  try {
    return parseUuid(text);
  } catch (cause) {
    const bytes = Buffer.from(text, 'base64url').length;
    const expected = `the expected ${UUID_BYTES} bytes of a base64-encoded UUID`;
    throw new ToolError(
      `Input string \`${text}\` decoded as ${bytes} bytes, which is not equal to ${expected}`,
      { cause },
    );
  }
}

/** Who may not see reassignments sees the topics all the same. */
async function listReassignments(admin: Admin, options: { readonly signal: AbortSignal }) {
  try {
    return await admin.listPartitionReassignments(null, options);
  } catch (error) {
    const codes = ['CLUSTER_AUTHORIZATION_FAILED', 'UNSUPPORTED_VERSION'];
    const isKnown = error instanceof BrokerError && codes.includes(error.code);
    if (isKnown || (error instanceof Error && error.name === 'UnsupportedVersionError')) return [];
    throw error;
  }
}

function overrides(configs: readonly ConfigEntry[]): ConfigEntry[] {
  return configs.filter(({ source }) => source !== 'default');
}

/** Replicas that go away or come do not count, as long as a reassignment is under way. */
export function replicationFactorOf(
  { replicas }: PartitionDescription,
  reassignment: OngoingReassignment | undefined,
): number {
  const changing = new Set([
    ...(reassignment?.addingReplicas ?? []),
    ...(reassignment?.removingReplicas ?? []),
  ]);
  if (reassignment === undefined || !replicas.some((id) => changing.has(id))) return replicas.length;
  return reassignment.replicas.length - reassignment.addingReplicas.length;
}

function showsTopic({ configs }: Described, given: TopicOptions, filter: PartitionFilter): boolean {
  return filter.showsTopics && (!given.has('topics-with-overrides') || overrides(configs).length > 0);
}

function shownPartitions(described: Described, given: TopicOptions, filter: PartitionFilter) {
  if (given.has('topics-with-overrides')) return [];
  const minIsr = Number(described.configs.find(({ name }) => name === 'min.insync.replicas')?.value ?? 1);
  return described.topic.partitions.filter((one) => {
    const replicationFactor = replicationFactorOf(one, described.reassignments.get(one.partition));
    return filter.shows(one, replicationFactor, minIsr);
  });
}

function printTopic(
  described: Described,
  given: TopicOptions,
  filter: PartitionFilter,
  context: ToolContext,
): void {
  const { topic, configs, reassignments } = described;
  const [first] = topic.partitions;
  if (first !== undefined && showsTopic(described, given, filter)) {
    const texts = overrides(configs).map(({ name, value }) => `${name}=${value}`);
    printLine(
      context.output,
      [
        `Topic: ${topic.name}`,
        ...(topic.topicId === ZERO_UUID ? [] : [`TopicId: ${topic.topicId}`]),
        `PartitionCount: ${topic.partitions.length}`,
        `ReplicationFactor: ${replicationFactorOf(first, reassignments.get(first.partition))}`,
        `Configs: ${texts.join(',')}`,
      ].join('\t'),
    );
  }
  for (const partition of shownPartitions(described, given, filter))
    printLine(context.output, partitionLine(topic.name, partition, reassignments.get(partition.partition)));
}

function partitionLine(
  topic: string,
  one: PartitionDescription,
  reassignment: OngoingReassignment | undefined,
): string {
  const { partition, leader, replicas, isr, eligibleLeaderReplicas, lastKnownElr } = one;
  return [
    '',
    `Topic: ${topic}`,
    `Partition: ${partition}`,
    `Leader: ${leader < 0 ? 'none' : leader}`,
    `Replicas: ${replicas.join(',')}`,
    `Isr: ${isr.join(',')}`,
    ...(reassignment === undefined
      ? []
      : [
          `Adding Replicas: ${reassignment.addingReplicas.join(',')}`,
          `Removing Replicas: ${reassignment.removingReplicas.join(',')}`,
        ]),
    `Elr: ${eligibleLeaderReplicas?.join(',') ?? 'N/A'}`,
    `LastKnownElr: ${lastKnownElr?.join(',') ?? 'N/A'}`,
  ].join('\t');
}

function asJson(described: Described, given: TopicOptions, filter: PartitionFilter) {
  const { topic, configs } = described;
  const partitions = shownPartitions(described, given, filter);
  if (partitions.length === 0 && !showsTopic(described, given, filter)) return [];
  return [
    {
      topic: topic.name,
      topicId: topic.topicId,
      partitionCount: topic.partitions.length,
      configs: Object.fromEntries(overrides(configs).map(({ name, value }) => [name, value])),
      partitions,
    },
  ];
}
