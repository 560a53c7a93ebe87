import type { Tool } from './shell/tool.ts';

interface Entry {
  readonly summary: string;
  /** Loads the tool, and only what it needs. */
  readonly load: () => Promise<Tool>;
}

/** All tools, in the order of the alphabet. Help, completion, the umbrella and docs/tools.md derive from this list. */
export const TOOLS = {
  'kafka-acls': {
    summary: 'Access control entries',
    load: async () => (await import('./tools/acls/index.ts')).acls,
  },
  'kafka-broker-api-versions': {
    summary: 'Requests that brokers serve, and their versions',
    load: async () => (await import('./tools/broker-api-versions.ts')).brokerApiVersions,
  },
  'kafka-client-metrics': {
    summary: 'Which metrics clients report to brokers',
    load: async () => (await import('./tools/client-metrics.ts')).clientMetrics,
  },
  'kafka-cluster': {
    summary: 'Id and brokers of a cluster',
    load: async () => (await import('./tools/cluster.ts')).cluster,
  },
  'kafka-configs': {
    summary: 'Configs of topics, brokers, users, groups and so on',
    load: async () => (await import('./tools/configs/index.ts')).configs,
  },
  'kafka-console-consumer': {
    summary: 'Prints records',
    load: async () => (await import('./tools/console-consumer/index.ts')).consoleConsumer,
  },
  'kafka-console-producer': {
    summary: 'Writes lines as records',
    load: async () => (await import('./tools/console-producer/index.ts')).consoleProducer,
  },
  'kafka-console-share-consumer': {
    summary: 'Prints records that a share group hands out',
    load: async () => (await import('./tools/console-share-consumer/index.ts')).consoleShareConsumer,
  },
  'kafka-consumer-groups': {
    summary: 'Groups of consumers: offsets, lag, members; resets offsets',
    load: async () => (await import('./tools/consumer-groups/index.ts')).consumerGroups,
  },
  'kafka-consumer-perf-test': {
    summary: 'Measures how fast records are read',
    load: async () => (await import('./tools/consumer-perf-test/index.ts')).consumerPerfTest,
  },
  'kafka-delegation-tokens': {
    summary: 'Tokens with which others act for a user',
    load: async () => (await import('./tools/delegation-tokens.ts')).delegationTokens,
  },
  'kafka-delete-records': {
    summary: 'Deletes the first records of partitions',
    load: async () => (await import('./tools/delete-records.ts')).deleteRecords,
  },
  'kafka-dump-log': {
    summary: 'What is in the files of a log',
    load: async () => (await import('./tools/dump-log/index.ts')).dumpLog,
  },
  'kafka-e2e-latency': {
    summary: 'Measures the time from a producer to a consumer',
    load: async () => (await import('./tools/e2e-latency/index.ts')).e2eLatency,
  },
  'kafka-features': {
    summary: 'Levels of features such as metadata.version',
    load: async () => (await import('./tools/features.ts')).features,
  },
  'kafka-get-offsets': {
    summary: 'Offsets of partitions: first, last, at a time',
    load: async () => (await import('./tools/get-offsets.ts')).getOffsets,
  },
  'kafka-groups': {
    summary: 'Groups of all types',
    load: async () => (await import('./tools/groups.ts')).groups,
  },
  'kafka-leader-election': {
    summary: 'Has leaders of partitions elected',
    load: async () => (await import('./tools/leader-election.ts')).leaderElection,
  },
  'kafka-log-dirs': {
    summary: 'Log directories of brokers, and what is in them',
    load: async () => (await import('./tools/log-dirs.ts')).logDirs,
  },
  'kafka-metadata-quorum': {
    summary: 'The controllers and their log',
    load: async () => (await import('./tools/metadata-quorum.ts')).metadataQuorum,
  },
  'kafka-producer-perf-test': {
    summary: 'Measures how fast records are stored',
    load: async () => (await import('./tools/producer-perf-test/index.ts')).producerPerfTest,
  },
  'kafka-reassign-partitions': {
    summary: 'Moves partitions between brokers',
    load: async () => (await import('./tools/reassign-partitions/index.ts')).reassignPartitions,
  },
  'kafka-server-start': {
    summary: 'Starts a node',
    load: async () => (await import('./tools/server-start.ts')).serverStart,
  },
  'kafka-server-stop': {
    summary: 'Stops a node',
    load: async () => (await import('./tools/server-stop.ts')).serverStop,
  },
  'kafka-share-groups': {
    summary: 'Share groups: where they are, their members, resets',
    load: async () => (await import('./tools/share-groups/index.ts')).shareGroups,
  },
  'kafka-storage': {
    summary: 'Prepares the folders of a node',
    load: async () => (await import('./tools/storage/index.ts')).storage,
  },
  'kafka-streams-groups': {
    summary: 'Groups of Kafka Streams: lag, members, resets',
    load: async () => (await import('./tools/streams-groups/index.ts')).streamsGroups,
  },
  'kafka-topics': {
    summary: 'Creates, lists, describes, alters and deletes topics',
    load: async () => (await import('./tools/topics/index.ts')).topics,
  },
  'kafka-transactions': {
    summary: 'Transactions, and those that nobody ends',
    load: async () => (await import('./tools/transactions/index.ts')).transactions,
  },
  'kafka-verifiable-consumer': {
    summary: 'Tells as JSON what a consumer gets, for system tests',
    load: async () => (await import('./tools/verifiable-consumer/index.ts')).verifiableConsumer,
  },
  'kafka-verifiable-producer': {
    summary: 'Tells as JSON which records were stored, for system tests',
    load: async () => (await import('./tools/verifiable-producer/index.ts')).verifiableProducer,
  },
} as const satisfies Readonly<Record<string, Entry>>;

export type ToolName = keyof typeof TOOLS;

export function isToolName(name: string): name is ToolName {
  return Object.hasOwn(TOOLS, name);
}
