import { type Admin, BrokerError, type OffsetSpec } from '@kavka/client';
import {
  type PartitionMatcher,
  parsePartitionPatterns,
  parseTopicAndPartitions,
} from '../names/partition-patterns.ts';
import {
  CONNECTION,
  clientProperties,
  defineTool,
  flag,
  OUTPUT,
  parseLong,
  printJson,
  printLine,
  type ToolContext,
  ToolError,
  text,
  wantsJson,
} from '../shell/index.ts';

const TIMES = [
  ['latest', 'latest', -1n],
  ['earliest', 'earliest', -2n],
  ['max-timestamp', 'maxTimestamp', -3n],
  ['earliest-local', 'earliestLocal', -4n],
  ['latest-tiered', 'latestTiered', -5n],
  ['earliest-pending-upload', 'earliestPendingUpload', -6n],
] as const;
const NAMED_TIMES = TIMES.map(([name, , number]) => `${number} or ${name}`).join(' / ');

export const getOffsets = defineTool({
  name: 'kafka-get-offsets',
  summary: 'Shows offsets of partitions: first, last, or at a time.',
  options: {
    ...CONNECTION,
    ...OUTPUT,
    topic: text('topic', 'The topic, or a regular expression. Left out: all topics.', { completes: 'topic' }),
    partitions: text('id,...', 'Partitions of these topics. Left out: all.'),
    'topic-partitions': text(
      'topic:range,...',
      'Topics with partitions, in place of --topic and --partitions: orders:1, orders:0-3 (without 3), orders:5-, orders:-3, orders.',
    ),
    time: text('time', `Milliseconds since 1970: the first offset at or after it. Or ${NAMED_TIMES}.`, {
      fallback: 'latest',
    }),
    'exclude-internal-topics': flag('Leaves out topics such as __consumer_offsets.'),
  },
  errorPrefix: 'Error occurred: ',
  example: 'kafka-get-offsets --bootstrap-server localhost:9092 --topic orders',
  async run(given, context) {
    const patterns = given.get('topic-partitions');
    if (patterns !== undefined && given.present('topic', 'partitions').length > 0)
      throw new ToolError('--topic-partitions cannot be used with --topic or --partitions');
    const at = parseTime(given.need('time'));
    const matcher =
      patterns === undefined
        ? parseTopicAndPartitions(given.get('topic'), given.get('partitions'))
        : parsePartitionPatterns(patterns);
    const admin = await context.clients.admin({
      'client.id': 'GetOffsetShell',
      ...clientProperties(given, context),
    });
    const partitions = await findPartitions(admin, matcher, !given.has('exclude-internal-topics'), context);
    const offsets = await findOffsets(
      admin,
      partitions.map((one) => ({ ...one, at })),
      context,
    );
    if (wantsJson(given)) printJson(context.output, offsets);
    else
      for (const { topic, partition, offset } of offsets)
        printLine(context.output, `${topic}:${partition}:${offset}`);
  },
});

function parseTime(text: string): OffsetSpec['at'] {
  const number = parseLong(text);
  const named = TIMES.find(([name, , value]) => name === text || value === number);
  if (named !== undefined) return named[1];
  if (number !== undefined) return number;
  throw new ToolError(
    `Malformed time argument ${text}. Please use ${NAMED_TIMES}, or a specified long format timestamp`,
  );
}

interface Partition {
  readonly topic: string;
  readonly partition: number;
}

async function findPartitions(
  admin: Admin,
  matcher: PartitionMatcher,
  includeInternal: boolean,
  { signal }: ToolContext,
): Promise<Partition[]> {
  const topics = await admin.listTopics({ includeInternal, signal });
  const names = topics.map(({ name }) => name).filter((name) => matcher.matchesTopic(name));
  const described = await admin.describeTopics(names, { signal });
  const found = described.flatMap(({ name: topic, partitions }) =>
    partitions
      .filter(({ partition }) => matcher.matches(topic, partition))
      .map(({ partition }) => ({ topic, partition })),
  );
  if (found.length === 0)
    throw new ToolError('Could not match any topic-partitions with the specified filters');
  return found;
}

/** In the order of `topic-partition` as text; partitions without such an offset are left out. */
async function findOffsets(admin: Admin, specs: readonly OffsetSpec[], context: ToolContext) {
  const found = await offsetsOf(admin, specs, context);
  return found
    .filter(({ offset }) => offset >= 0)
    .map(({ topic, partition, offset }) => ({ topic, partition, offset }))
    .sort((a, b) => (`${a.topic}-${a.partition}` < `${b.topic}-${b.partition}` ? -1 : 1));
}

/** All at once; where that fails, one by one, so that those that can be had are shown. */
async function offsetsOf(admin: Admin, specs: readonly OffsetSpec[], { signal, errors }: ToolContext) {
  try {
    return await admin.listOffsets(specs, { signal });
  } catch (error) {
    if (!(error instanceof BrokerError)) throw error;
  }
  const found: Awaited<ReturnType<Admin['listOffsets']>> = [];
  for (const spec of specs) {
    try {
      found.push(...(await admin.listOffsets([spec], { signal })));
    } catch (error) {
      if (!(error instanceof BrokerError)) throw error;
      const name = `${spec.topic}-${spec.partition}`;
      printLine(errors, `Skip getting offsets for topic-partition ${name} due to error: ${error.reason}`);
    }
  }
  return found;
}
