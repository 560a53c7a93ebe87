import type { ConsumerGroupRegularExpressionValue } from '@kavka/protocol/messages/coordinator/consumer-group-regular-expression-value';

/** The topics that a regular expression stood for when it was last looked up. */
export interface ResolvedRegex {
  readonly topics: ReadonlySet<string>;
  /** Of the metadata that was looked at. */
  readonly version: bigint;
  readonly timestampMs: bigint;
}

export function resolvedRegexOf(value: ConsumerGroupRegularExpressionValue): ResolvedRegex {
  const { topics, version, timestamp } = value;
  return { topics: new Set(topics), version, timestampMs: timestamp };
}
