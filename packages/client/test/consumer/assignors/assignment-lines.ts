import { readFileSync } from 'node:fs';
import type { MemberSubscription } from '../../../src/consumer/assignors/assignor.ts';
import { stickyAssignor } from '../../../src/consumer/assignors/sticky.ts';
import { byTopic, type TopicPartition } from '../../../src/consumer/topic-partition.ts';

/** One group and what Java's assignor of 4.3.1 gave each member. */
export interface AssignmentCase {
  readonly line: string;
  readonly assignor: string;
  readonly partitionCounts: Map<string, number>;
  readonly members: MemberSubscription[];
  readonly expected: Map<string, string>;
}

/**
 * A line is `assignor|A3 B2|member|member...`: topics of one letter with their partition counts; a member is
 * `id;instance id;topics;owned;generation;assigned`, partitions as `A:0,1 B:2`.
 */
export function javaAssignments(): AssignmentCase[] {
  const text = readFileSync(new URL('./fixtures/java-assignments.txt', import.meta.url), 'utf8');
  return text.trimEnd().split('\n').map(parseCase);
}

export function partitionsText(partitions: readonly TopicPartition[]): string {
  return [...byTopic(partitions)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([topic, numbers]) => `${topic}:${numbers.sort((a, b) => a - b).join(',')}`)
    .join(' ');
}

function parseCase(line: string): AssignmentCase {
  const [assignor = '', topics = '', ...members] = line.split('|');
  const expected = new Map<string, string>();
  for (const member of members) {
    const fields = member.split(';');
    expected.set(fields[0] ?? '', fields[5] ?? '');
  }
  return {
    line,
    assignor,
    partitionCounts: new Map(topics.split(' ').map((text) => [text.slice(0, 1), Number(text.slice(1))])),
    members: members.map((member) => parseMember(member, assignor)),
    expected,
  };
}

function parseMember(text: string, assignor: string): MemberSubscription {
  const [memberId = '', instance = '', topics = '', owned = '', generation = ''] = text.split(';');
  const generationId = Number(generation);
  const partitions = parsePartitions(owned);
  const isSticky = assignor === 'sticky';
  return {
    memberId,
    groupInstanceId: instance === '' ? null : instance,
    topics: [...topics],
    ownedPartitions: isSticky ? [] : partitions,
    generationId,
    userData: isSticky ? (stickyAssignor.userData?.({ partitions, generationId }) ?? null) : null,
  };
}

function parsePartitions(text: string): TopicPartition[] {
  if (text === '') return [];
  return text.split(' ').flatMap((part) => {
    const [topic = '', numbers = ''] = part.split(':');
    return numbers.split(',').map((number) => ({ topic, partition: Number(number) }));
  });
}
