import type { Admin, Election, KafkaError } from '@kavka/client';
import { refusals, refusalText } from '../groups/group-errors.ts';
import {
  CONNECTION,
  clientProperties,
  defineTool,
  flag,
  type Given,
  integer,
  OUTPUT,
  oneOf,
  printJson,
  printLine,
  readText,
  type ToolContext,
  ToolError,
  text,
  UsageError,
  wantsJson,
} from '../shell/index.ts';

const KINDS = ['preferred', 'unclean'] as const;
const SCOPES = ['topic', 'all-topic-partitions', 'path-to-json-file'] as const;
const FORMAT = '{"partitions": [{"topic": "orders", "partition": 1}]}';
const TIMEOUT_MS = 30_000;
const MAX_PARTITION = 2 ** 31 - 1;

const OPTIONS = {
  ...CONNECTION,
  ...OUTPUT,
  'bootstrap-server': { ...CONNECTION['bootstrap-server'], isRequired: false, aliases: [] },
  'election-type': {
    ...oneOf(
      KINDS,
      'Which leaders: the preferred replicas; or where there is no leader any replica, which may lose records (unclean).',
    ),
    parse: (word: string) => KINDS.find((kind) => kind === word.toLowerCase()),
  },
  topic: text('topic', 'The topic of one partition.', { completes: 'topic' }),
  partition: integer('number', 'With --topic: the number of the partition.'),
  'path-to-json-file': text('file', `The partitions: ${FORMAT}.`, { completes: 'file' }),
  'all-topic-partitions': flag('All partitions that have another leader than they should.'),
  'admin.config': text('file', 'The old name of --command-config.', {
    replacedBy: 'command-config',
    completes: 'file',
  }),
};

interface Partition {
  readonly topic: string;
  readonly partition: number;
}

export const leaderElection = defineTool({
  name: 'kafka-leader-election',
  summary: 'Has leaders of partitions elected: the preferred replicas, or any at the cost of records.',
  options: OPTIONS,
  example:
    'kafka-leader-election --bootstrap-server localhost:9092 --election-type preferred --all-topic-partitions',
  async run(given, context) {
    checkOptions(given);
    const partitions = partitionsOf(given, context);
    const admin = await context.clients.admin({
      'default.api.timeout.ms': `${TIMEOUT_MS}`,
      'request.timeout.ms': `${TIMEOUT_MS / 2}`,
      ...clientProperties(given, context),
    });
    const kind = given.need('election-type');
    const outcome = await elect(admin, kind, partitions, context.signal);
    if (wantsJson(given)) {
      const failed = outcome.failed.map((error) => ({ ...error.context, error: refusalText(error) }));
      printJson(context.output, { elections: outcome.elections, failed });
    } else printOutcome(outcome, kind, context);
    const failures = outcome.failed.length;
    if (failures > 0) throw new ToolError(`${failures} replica(s) could not be elected`);
  },
});

function checkOptions(given: Given<typeof OPTIONS>): void {
  const missing = (['bootstrap-server', 'election-type'] as const).filter((name) => !given.has(name));
  if (missing.length > 0) throw new UsageError(`Missing required option(s): ${missing.join(', ')}`);
  if (given.present(...SCOPES).length !== 1)
    throw new UsageError(`One and only one of the following options is required: ${SCOPES.join(', ')}`);
  if (given.has('topic') && !given.has('partition'))
    throw new UsageError('Missing required option(s): partition');
  if (given.has('partition') && !given.has('topic'))
    throw new UsageError('Option partition is only allowed if topic is used');
}

/** Null stands for all. */
function partitionsOf(given: Given<typeof OPTIONS>, context: ToolContext): Partition[] | null {
  if (given.has('all-topic-partitions')) return null;
  if (given.has('topic')) return [{ topic: given.need('topic'), partition: given.need('partition') }];
  return parsePartitions(readText(context, given.need('path-to-json-file')));
}

/** @throws ToolError that says what is expected */
function parsePartitions(json: string): Partition[] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new ToolError(`Replica election data is no JSON (expected ${FORMAT})`, { cause });
  }
  const { partitions: entries } = Object(value) as Record<string, unknown>;
  if (!Array.isArray(entries))
    throw new ToolError(`Replica election data is missing "partitions" field (expected ${FORMAT})`);
  const partitions = entries.map((entry): Partition => {
    const { topic, partition } = Object(entry) as Record<string, unknown>;
    if (typeof topic === 'string' && isPartition(partition)) return { topic, partition };
    throw new ToolError(`Not a partition: ${JSON.stringify(entry)} (expected ${FORMAT})`);
  });
  const names = partitions.map(nameOf);
  const repeated = new Set(names.filter((name, at) => names.indexOf(name) !== at));
  if (repeated.size > 0)
    throw new ToolError(`Replica election data contains duplicate partitions: [${[...repeated].join(', ')}]`);
  return partitions;
}

interface Outcome {
  readonly elections: readonly Election[];
  readonly failed: readonly KafkaError[];
}

async function elect(
  admin: Admin,
  kind: (typeof KINDS)[number],
  partitions: readonly Partition[] | null,
  signal: AbortSignal,
): Promise<Outcome> {
  if (partitions === null) return outcomeOf(admin.electLeaders(kind, null, { signal }));
  const outcomes = await Promise.all(
    partitions.map((one) => outcomeOf(admin.electLeaders(kind, [one], { signal }))),
  );
  return {
    elections: outcomes.flatMap(({ elections }) => elections),
    failed: outcomes.flatMap(({ failed }) => failed),
  };
}

async function outcomeOf(call: Promise<readonly Election[]>): Promise<Outcome> {
  try {
    return { elections: await call, failed: [] };
  } catch (error) {
    return { elections: [], failed: refusals(error) };
  }
}

function printOutcome({ elections, failed }: Outcome, kind: string, { output }: ToolContext): void {
  const type = kind.toUpperCase();
  const elected = elections.filter(({ isNeeded }) => isNeeded).map(nameOf);
  const kept = elections.filter(({ isNeeded }) => !isNeeded).map(nameOf);
  if (elected.length > 0)
    printLine(
      output,
      `Successfully completed leader election (${type}) for partitions ${elected.join(', ')}`,
    );
  if (kept.length > 0) printLine(output, `Valid replica already elected for partitions ${kept.join(', ')}`);
  for (const error of failed) {
    const { topic, partition } = error.context;
    printLine(
      output,
      `Error completing leader election (${type}) for partition: ${topic}-${partition}: ${refusalText(error)}`,
    );
  }
}

function isPartition(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MAX_PARTITION;
}

function nameOf({ topic, partition }: Partition): string {
  return `${topic}-${partition}`;
}
