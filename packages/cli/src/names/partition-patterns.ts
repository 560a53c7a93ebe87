import { parseInteger, ToolError } from '../shell/index.ts';
import { topicPattern } from './java-pattern.ts';

/** Says which partitions are meant. */
export interface PartitionMatcher {
  matchesTopic(topic: string): boolean;
  matches(topic: string, partition: number): boolean;
}

const RULE = /^([^:,]*)(?::(?:([0-9]*)|(?:([0-9]*)-([0-9]*))))?$/;

/**
 * `topic1:1,topic2:0-3,topic3,topic4:5-,topic5:-3`: patterns of topics, each with a partition, a range without its end, or all.
 * @throws ToolError where it is none
 */
export function parsePartitionPatterns(text: string): PartitionMatcher {
  const rules = text.split(',').map(parseRule);
  return {
    matchesTopic: (topic) => rules.some((rule) => rule.matchesTopic(topic)),
    matches: (topic, partition) => rules.some((rule) => rule.matches(topic, partition)),
  };
}

/** A pattern of topics, and partitions separated by commas; all where they are left out. @throws ToolError */
export function parseTopicAndPartitions(
  topic: string | undefined,
  partitions: string | undefined,
): PartitionMatcher {
  const pattern = topicPattern(topic ?? '.*');
  const wanted = parsePartitions(partitions ?? '');
  return {
    matchesTopic: (name) => pattern.test(name),
    matches: (name, partition) => pattern.test(name) && (wanted.size === 0 || wanted.has(partition)),
  };
}

function parseRule(text: string): PartitionMatcher {
  const match = RULE.exec(text);
  if (match === null) throw new ToolError(`Invalid rule specification: ${text}`);
  const [, topic = '', one = '', from = '', to = ''] = match;
  const pattern = topicPattern(topic === '' ? '.*' : topic);
  const low = Number(one === '' ? from : one);
  const high = one !== '' ? low + 1 : to === '' ? Number.POSITIVE_INFINITY : Number(to);
  return {
    matchesTopic: (name) => pattern.test(name),
    matches: (name, partition) => pattern.test(name) && partition >= low && partition < high,
  };
}

function parsePartitions(text: string): Set<number> {
  if (text === '') return new Set();
  const numbers = text.split(',').map(parseInteger);
  if (numbers.includes(undefined))
    throw new ToolError(
      `--partitions expects a comma separated list of numeric partition ids, but received: ${text}`,
    );
  return new Set(numbers.filter((number) => number !== undefined));
}
