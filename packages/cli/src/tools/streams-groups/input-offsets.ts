import type { Admin, StreamsGroupDescription } from '@kavka/client';
import type { PlannedOffset } from '../../offsets/reset-plan.ts';

interface CommittedOffset extends PlannedOffset {
  readonly leaderEpoch: number;
}

/** What a group has committed in the topics that its topology reads from; with `isWhole` also in those between its parts. */
export async function inputOffsets(
  admin: Admin,
  groupId: string,
  signal: AbortSignal,
  isWhole = false,
): Promise<CommittedOffset[]> {
  const [group] = await admin.describeStreamsGroups([groupId], { signal });
  const topics = new Set(
    (group?.subtopologies ?? []).flatMap(({ sourceTopics, repartitionSourceTopics }) =>
      isWhole ? [...sourceTopics, ...repartitionSourceTopics] : sourceTopics,
    ),
  );
  return (await committedOffsets(admin, groupId, signal)).filter(({ topic }) => topics.has(topic));
}

export async function committedOffsets(
  admin: Admin,
  groupId: string,
  signal: AbortSignal,
): Promise<CommittedOffset[]> {
  const [found] = await admin.listGroupOffsets([groupId], { signal });
  return (found?.offsets ?? []).map(({ topic, partition, offset, leaderEpoch }) => ({
    topic,
    partition,
    offset,
    leaderEpoch,
  }));
}

const INTERNAL = [
  /-(?:changelog|repartition|subscription-registration-topic|subscription-response-topic)$/,
  /.-KTABLE-FK-JOIN-SUBSCRIPTION-(?:REGISTRATION|RESPONSE)-\d+-topic$/,
];

/** Topics that Kafka Streams has made for an application: for its state, and between parts of its topology. */
export function internalTopics({ groupId, subtopologies }: StreamsGroupDescription): {
  readonly inferred: readonly string[];
  /** The topology says so, but they are not named so: they are left alone. */
  readonly strange: readonly string[];
} {
  const sources = new Set(subtopologies.flatMap(({ sourceTopics }) => sourceTopics));
  const topics = subtopologies
    .flatMap(({ repartitionSourceTopics, changelogTopics }) => [
      ...repartitionSourceTopics,
      ...changelogTopics,
    ])
    .filter((topic) => !sources.has(topic));
  const isInternal = (topic: string): boolean =>
    topic.startsWith(`${groupId}-`) && INTERNAL.some((form) => form.test(topic));
  const all = [...new Set(topics)];
  return { inferred: all.filter(isInternal), strange: all.filter((topic) => !isInternal(topic)) };
}
