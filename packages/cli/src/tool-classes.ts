import type { ToolName } from './catalogue.ts';
import { simpleName } from './shell/class-name.ts';

/** Java classes that documentation runs with `kafka-run-class`, without their packages, which have moved with the years. */
const TOOL_CLASSES: Readonly<Record<string, ToolName>> = {
  AclCommand: 'kafka-acls',
  ConfigCommand: 'kafka-configs',
  ConsoleConsumer: 'kafka-console-consumer',
  ConsoleProducer: 'kafka-console-producer',
  ConsumerGroupCommand: 'kafka-consumer-groups',
  ConsumerPerformance: 'kafka-consumer-perf-test',
  DumpLogSegments: 'kafka-dump-log',
  EndToEndLatency: 'kafka-e2e-latency',
  GetOffsetShell: 'kafka-get-offsets',
  Kafka: 'kafka-server-start',
  ProducerPerformance: 'kafka-producer-perf-test',
  ReassignPartitionsCommand: 'kafka-reassign-partitions',
  StorageTool: 'kafka-storage',
  TopicCommand: 'kafka-topics',
  VerifiableConsumer: 'kafka-verifiable-consumer',
  VerifiableProducer: 'kafka-verifiable-producer',
};

/** The tool of `kafka.tools.GetOffsetShell`; undefined for classes that are none here. */
export function toolOfClass(className: string): ToolName | undefined {
  const name = simpleName(className);
  return Object.hasOwn(TOOL_CLASSES, name) ? TOOL_CLASSES[name] : undefined;
}
