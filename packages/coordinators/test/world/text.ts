import { ErrorCode, type Init } from '@kavka/protocol';
import { subscribedTopics } from '../../src/group/classic/subscription.ts';
import { assignmentIn } from '../../src/group/consumer/consumer-protocol.ts';
import type { GroupRecord } from '../../src/records/group-record.ts';

/** The name of an error code; "ok" for none. */
export function errorName(code: number | undefined): string {
  if (code === undefined || code === ErrorCode.NONE) return 'ok';
  return Object.entries(ErrorCode).find(([, known]) => known === code)?.[0] ?? String(code);
}

/** Topics with partitions and offsets from places such as `t-0=5`. */
export function topicOffsets(
  places: readonly string[],
): { name: string; partitions: { partitionIndex: number; offset: bigint }[] }[] {
  const topics = new Map<string, { partitionIndex: number; offset: bigint }[]>();
  for (const place of places) {
    const [, name = '', partition, offset] = /^(.*)-(\d+)(?:=(-?\d+))?$/.exec(place) ?? [];
    if (partition === undefined) throw new Error(`not a place: ${place}`);
    const partitions = topics.get(name) ?? [];
    topics.set(name, partitions);
    partitions.push({ partitionIndex: Number(partition), offset: BigInt(offset ?? -1) });
  }
  return [...topics].map(([name, partitions]) => ({ name, partitions }));
}

/** An assignment of consumers as `t-0.1`; other bytes as they are. */
export function assignmentText(bytes: Uint8Array | undefined): string {
  const buffer = Buffer.from(bytes ?? []);
  const assignment = assignmentIn(buffer);
  if (assignment === undefined) return buffer.toString();
  return assignment.assignedPartitions
    .map(({ topic, partitions }) => `${topic}-${partitions.join('.')}`)
    .join();
}

interface TopicResult {
  readonly name?: string | undefined;
  readonly partitions?:
    | readonly {
        readonly partitionIndex?: number | undefined;
        readonly errorCode?: number | undefined;
        readonly committedOffset?: bigint | undefined;
      }[]
    | undefined;
}

/** One result per partition, such as `t-0=5` or `t-0 UNKNOWN_MEMBER_ID`. */
export function offsetText(topics: Init<TopicResult[]>): string {
  const texts = topics.flatMap(({ name, partitions }) =>
    (partitions ?? []).map(({ partitionIndex, errorCode, committedOffset }) => {
      const place = `${name}-${partitionIndex}`;
      if (errorCode || committedOffset === undefined) return `${place} ${errorName(errorCode)}`;
      return `${place}=${committedOffset}`;
    }),
  );
  return texts.length === 0 ? 'nothing' : texts.join(', ');
}

export function recordText(record: GroupRecord, nameOf: (memberId: string) => string): string {
  switch (record.type) {
    case 'offset': {
      const place = `${record.groupId} ${record.topic}-${record.partition}`;
      return record.value === null ? `${place} gone` : `${place}=${record.value.offset}`;
    }
    case 'classic-group': {
      const { groupId, value } = record;
      if (value === null) return `${groupId} gone`;
      const members = value.members.map(
        ({ memberId, subscription, assignment }) =>
          `${nameOf(memberId)}(${subscribedTopics(subscription) ?? subscription})${assignmentText(assignment)}`,
      );
      const leader = value.leader === null ? '-' : nameOf(value.leader);
      const type = `${value.protocolType || '-'}/${value.protocol ?? '-'}`;
      return `${groupId} generation ${value.generation} ${type} leader ${leader} members ${members.join(' ') || '-'}`;
    }
    default:
      return `${record.groupId} ${record.type}${record.value === null ? ' gone' : ''}`;
  }
}
