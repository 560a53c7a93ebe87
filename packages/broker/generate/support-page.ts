import { API_KEYS, type ApiKeyInfo } from '@kavka/protocol';
import type { AnyHandler } from '../src/dispatch/handler.ts';

function range([first, last]: readonly [number, number]): string {
  return first === last ? String(first) : `${first}-${last}`;
}

function servedRow(handler: AnyHandler): string {
  return `| ${handler.apiKey} | ${handler.name} | ${range(handler.versions)} | ${handler.missing ?? ''} |`;
}

function missingRow(api: ApiKeyInfo): string {
  return `| ${api.key} | ${api.name} |`;
}

/** docs/compatibility.md: what the handlers serve, beside what a broker of Apache Kafka 4.3.1 announces. */
export function supportPage(handlers: readonly AnyHandler[]): string {
  const served = new Set(handlers.map((handler) => handler.apiKey));
  const announced = API_KEYS.filter((api) => api?.announcedVersions !== undefined) as ApiKeyInfo[];
  const missing = announced.filter((api) => !served.has(api.key));
  return `# Compatibility

Generated from the handlers of \`packages/broker\` by \`npm run generate\`. What is not in the first table is not announced to clients.

The baseline is Apache Kafka 4.3.1. Served: ${served.size} of the ${announced.length} APIs that one of its brokers announces.

## Served
| key | API | versions | not served yet |
|---|---|---|---|
${handlers.map(servedRow).join('\n')}

Produce is announced from version 0, as Apache Kafka does: clients built on librdkafka need that.

## Not served yet
| key | API |
|---|---|
${missing.map(missingRow).join('\n')}

## Clients that are checked
\`npm run compat\` runs each of these against a node: kcat and librdkafka, kafkajs, @platformatic/kafka, Java's kafka-clients 4.3.1 and the
original's console tools, confluent-kafka for Python, franz-go. What each of them does is in \`compat/\`.

## Files
Segments, indexes, producer snapshots, checkpoints, \`partition.metadata\`, \`meta.properties\`, \`quorum-state\` and the records of
\`__cluster_metadata\` and \`__consumer_offsets\` are Apache Kafka's, byte for byte; \`compat/storage\` has its \`dump-log\` read ours.
`;
}
