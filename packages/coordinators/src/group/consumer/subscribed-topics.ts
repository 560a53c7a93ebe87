import type { Uuid } from '@kavka/base';
import type { MetadataView } from '../../ports.ts';
import { type ConsumerMember, regexOf } from './consumer-member.ts';
import type { ResolvedRegex } from './resolved-regex.ts';

/** The topics of a member that are there: by their names, and by what its regular expression stood for last. */
export function subscribedTopicIds(
  member: ConsumerMember,
  regexes: ReadonlyMap<string, ResolvedRegex>,
  metadata: MetadataView,
): ReadonlySet<Uuid> {
  const ids = new Set<Uuid>();
  const add = (topic: string) => {
    const id = metadata.topicId(topic);
    if (id !== undefined) ids.add(id);
  };
  for (const topic of member.subscribedTopicNames) add(topic);
  for (const topic of regexes.get(regexOf(member) ?? '')?.topics ?? []) add(topic);
  return ids;
}
