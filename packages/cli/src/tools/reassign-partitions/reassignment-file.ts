import { ToolError } from '../../shell/index.ts';

export interface Partition {
  readonly topic: string;
  readonly partition: number;
}

/** Where a partition goes: the preferred leader first. */
export interface Target extends Partition {
  readonly replicas: readonly number[];
}

/** A replica that goes to a certain directory of its broker. */
export interface DirectoryMove extends Partition {
  readonly brokerId: number;
  readonly path: string;
}

export interface Reassignments {
  readonly targets: readonly Target[];
  readonly moves: readonly DirectoryMove[];
}

/** In a file it leaves the directory to the broker. */
export const ANY_DIRECTORY = 'any';
const EXPECTED =
  'expected {"partitions": [{"topic": "orders", "partition": 0, "replicas": [1,2]}], "version": 1}';
const EXPECTED_TOPICS = 'expected {"topics": [{"topic": "orders"}], "version": 1}';
const MAX_BROKER_ID = 2 ** 31 - 1;

/** @throws ToolError that names what is wrong */
export function parseReassignments(json: string): Reassignments {
  const targets: Target[] = [];
  const moves: DirectoryMove[] = [];
  for (const entry of entriesOf(json, 'partitions', EXPECTED)) {
    const { topic, partition, replicas, log_dirs: dirs } = Object(entry) as Record<string, unknown>;
    const isWhole = typeof topic === 'string' && isId(partition) && isListOf(replicas, isId);
    if (!isWhole || !(dirs === undefined || isListOf(dirs, isText)))
      throw new ToolError(`Not a reassignment of a partition: ${JSON.stringify(entry)} (${EXPECTED})`);
    if (dirs !== undefined && dirs.length !== replicas.length)
      throw new ToolError(
        `Size of replicas list ${listed(replicas)} is different from size of log dirs list ${listed(dirs)} ` +
          `for partition ${topic}-${partition}`,
      );
    targets.push({ topic, partition, replicas });
    for (const [at, path] of (dirs ?? []).entries())
      if (path !== ANY_DIRECTORY) moves.push({ topic, partition, brokerId: replicas[at] as number, path });
  }
  return { targets, moves };
}

/** Reassignments that can be started. @throws ToolError for those that make no sense */
export function parseProposal(json: string): Reassignments {
  const { targets, moves } = parseReassignments(json);
  if (targets.length === 0) throw new ToolError('Partition reassignment list cannot be empty');
  if (targets.some(({ replicas }) => replicas.length === 0))
    throw new ToolError('Partition replica list cannot be empty');
  const repeated = duplicates(targets.map(nameOf));
  if (repeated.length > 0)
    throw new ToolError(`Partition reassignment contains duplicate topic partitions: ${repeated.join(',')}`);
  const entries = targets.flatMap((target) => {
    const twice = duplicates(target.replicas);
    return twice.length === 0 ? [] : [`${nameOf(target)} contains multiple entries for ${twice.join(',')}`];
  });
  if (entries.length > 0)
    throw new ToolError(`Partition replica lists may not contain duplicate entries: ${entries.join('. ')}`);
  return { targets, moves };
}

/** Names of topics. @throws ToolError */
export function parseTopics(json: string): string[] {
  const topics = entriesOf(json, 'topics', EXPECTED_TOPICS).map((entry) => {
    const { topic } = Object(entry) as Record<string, unknown>;
    if (typeof topic === 'string') return topic;
    throw new ToolError(`Not a topic: ${JSON.stringify(entry)} (${EXPECTED_TOPICS})`);
  });
  const repeated = duplicates(topics);
  if (repeated.length > 0)
    throw new ToolError(`List of topics to reassign contains duplicate entries: ${listed(repeated)}`);
  return topics;
}

export function duplicates<T>(values: readonly T[]): T[] {
  return [...new Set(values.filter((value, at) => values.indexOf(value) !== at))];
}

/** As Java prints lists. */
export function listed(values: readonly unknown[]): string {
  return `[${values.join(', ')}]`;
}

export function nameOf({ topic, partition }: Partition): string {
  return `${topic}-${partition}`;
}

/** By topics and numbers. */
export function inOrder<P extends Partition>(partitions: readonly P[]): P[] {
  return partitions.toSorted((left, right) =>
    left.topic === right.topic ? left.partition - right.partition : left.topic < right.topic ? -1 : 1,
  );
}

function entriesOf(json: string, field: string, expected: string): unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new ToolError(`The input string is not a valid JSON (${expected})`, { cause });
  }
  const { version = 1, [field]: entries = [] } = Object(value) as Record<string, unknown>;
  if (version !== 1) throw new ToolError(`Not supported version field value ${JSON.stringify(version)}`);
  if (!Array.isArray(entries)) throw new ToolError(`"${field}" is no list (${expected})`);
  return entries;
}

function isListOf<T>(value: unknown, isOne: (entry: unknown) => entry is T): value is T[] {
  return Array.isArray(value) && value.every(isOne);
}

function isId(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MAX_BROKER_ID;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
