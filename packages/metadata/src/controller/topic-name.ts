const MAX_LENGTH = 249;
const LEGAL = /^[a-zA-Z0-9._-]+$/;

/** The log of the cluster's metadata looks like a topic, but is none. */
export const CLUSTER_METADATA_TOPIC = '__cluster_metadata';

/** What is wrong with a topic's name, or undefined. */
export function topicNameProblem(name: string): string | undefined {
  if (name === '') return 'the topic name is empty';
  if (name === '.' || name === '..') return `the topic name cannot be "${name}"`;
  if (name.length > MAX_LENGTH) return `the topic name is longer than ${MAX_LENGTH} characters`;
  if (!LEGAL.test(name))
    return `the topic name "${name}" has characters other than ASCII letters, digits, ".", "_" and "-"`;
  return undefined;
}
