import type { Uuid } from '@kavka/base';

/**
 * A topic by its name, or by its id.
 *
 * @example
 * await admin.deleteTopics(['orders', { topicId }]);
 */
export type TopicRef = string | { readonly topicId: Uuid };

/** What an answer says of a topic, as far as it is named. */
interface NamedTopic {
  readonly name: string | null;
  readonly topicId: Uuid;
}

export function isAbout(ref: TopicRef, { name, topicId }: NamedTopic): boolean {
  return typeof ref === 'string' ? ref === name : ref.topicId === topicId;
}

/** `topic orders`, `topic with the id ...`. */
export function describeRef(ref: TopicRef): string {
  return typeof ref === 'string' ? `topic ${ref}` : `topic with the id ${ref.topicId}`;
}

export function contextOf(ref: TopicRef): { readonly topic: string } {
  return { topic: typeof ref === 'string' ? ref : ref.topicId };
}
