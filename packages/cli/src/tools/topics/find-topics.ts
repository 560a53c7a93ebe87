import type { Admin } from '@kavka/client';
import { topicPattern } from '../../names/java-pattern.ts';
import { type ToolContext, ToolError } from '../../shell/index.ts';
import type { TopicOptions } from './topic-options.ts';

/** Names of the topics that `--topic` matches, or of all, in the order of the alphabet. */
export async function findTopics(
  admin: Admin,
  given: TopicOptions,
  { signal }: Pick<ToolContext, 'signal'>,
): Promise<string[]> {
  const pattern = given.get('topic');
  const matcher = pattern === undefined ? undefined : topicPattern(pattern);
  const topics = await admin.listTopics({ includeInternal: !given.has('exclude-internal'), signal });
  return topics
    .map(({ name }) => name)
    .filter((name) => matcher === undefined || matcher.test(name))
    .sort();
}

/** As `findTopics`. @throws ToolError where `--topic` matches none, unless `--if-exists` was given */
export async function requireTopics(
  admin: Admin,
  given: TopicOptions,
  context: ToolContext,
): Promise<string[]> {
  const names = await findTopics(admin, given, context);
  const wanted = given.get('topic');
  if (names.length === 0 && wanted !== undefined && wanted !== '' && !given.has('if-exists'))
    throw new ToolError(`Topic '${wanted}' does not exist as expected`);
  return names;
}
