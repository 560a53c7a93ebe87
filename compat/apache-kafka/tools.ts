import { type Finished, type RunOptions, run } from '../machine/process.ts';
import { javaArguments } from './jars.ts';

/** The original's command-line tools by the names of its scripts, less the `kafka-` in front and the `.sh` behind. */
export const MAIN_CLASSES = {
  acls: 'org.apache.kafka.tools.AclCommand',
  'broker-api-versions': 'org.apache.kafka.tools.BrokerApiVersionsCommand',
  'client-metrics': 'org.apache.kafka.tools.ClientMetricsCommand',
  cluster: 'org.apache.kafka.tools.ClusterTool',
  configs: 'kafka.admin.ConfigCommand',
  'console-consumer': 'org.apache.kafka.tools.consumer.ConsoleConsumer',
  'console-producer': 'org.apache.kafka.tools.ConsoleProducer',
  'console-share-consumer': 'org.apache.kafka.tools.consumer.ConsoleShareConsumer',
  'consumer-groups': 'org.apache.kafka.tools.consumer.group.ConsumerGroupCommand',
  'consumer-perf-test': 'org.apache.kafka.tools.ConsumerPerformance',
  'delegation-tokens': 'org.apache.kafka.tools.DelegationTokenCommand',
  'delete-records': 'org.apache.kafka.tools.DeleteRecordsCommand',
  'dump-log': 'org.apache.kafka.tools.DumpLogSegments',
  'e2e-latency': 'org.apache.kafka.tools.EndToEndLatency',
  features: 'org.apache.kafka.tools.FeatureCommand',
  'get-offsets': 'org.apache.kafka.tools.GetOffsetShell',
  groups: 'org.apache.kafka.tools.GroupsCommand',
  'leader-election': 'org.apache.kafka.tools.LeaderElectionCommand',
  'log-dirs': 'org.apache.kafka.tools.LogDirsCommand',
  'metadata-quorum': 'org.apache.kafka.tools.MetadataQuorumCommand',
  'metadata-shell': 'org.apache.kafka.shell.MetadataShell',
  'producer-perf-test': 'org.apache.kafka.tools.ProducerPerformance',
  'reassign-partitions': 'org.apache.kafka.tools.reassign.ReassignPartitionsCommand',
  'share-groups': 'org.apache.kafka.tools.consumer.group.ShareGroupCommand',
  storage: 'kafka.tools.StorageTool',
  'streams-groups': 'org.apache.kafka.tools.streams.StreamsGroupCommand',
  topics: 'org.apache.kafka.tools.TopicCommand',
  'transactional-message-copier': 'org.apache.kafka.tools.TransactionalMessageCopier',
  transactions: 'org.apache.kafka.tools.TransactionsCommand',
  'verifiable-consumer': 'org.apache.kafka.tools.VerifiableConsumer',
  'verifiable-producer': 'org.apache.kafka.tools.VerifiableProducer',
} as const;

export type ToolName = keyof typeof MAIN_CLASSES;

export const TOOL_NAMES = Object.keys(MAIN_CLASSES) as ToolName[];

/** A short-lived program: little heap, and no time spent on compiling it well. */
const TOOL_JVM = ['-Xmx512M', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Djava.awt.headless=true'];

/** The arguments of `java` that run a tool. */
export async function toolArguments(tool: ToolName, args: readonly string[]): Promise<string[]> {
  return [...(await javaArguments(TOOL_JVM, MAIN_CLASSES[tool])), ...args];
}

/** Runs one of the original's tools to its end. */
export async function runTool(
  tool: ToolName,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Finished> {
  return run('java', await toolArguments(tool, args), options);
}
