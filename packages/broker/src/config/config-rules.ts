import {
  type ConfigProblem,
  defaultText,
  describeTopic,
  isListConfig,
  type ResourceScope,
  topicConfig,
  validateBrokerConfigs,
  validateClientMetricsConfigs,
  validateGroupConfigs,
  validateTopicConfigs,
} from '@kavka/config';
import { ConfigResourceType, type ConfigRules } from '@kavka/metadata';
import { ErrorCode } from '@kavka/protocol';
import type { NodeConfig } from './node-config.ts';

const { TOPIC, BROKER, CLIENT_METRICS, GROUP } = ConfigResourceType;

/** What the controller must know about configs, as this node's own configuration says it. */
export function configRules(node: NodeConfig): ConfigRules {
  return {
    validate: (type, name, configs) => toRefusal(problemOf(type, name, configs, node)),
    isList: (type, name) => isListConfig(scopeOf(type), name),
    defaultValue: (type, name) => defaultOf(type, name, node),
    describeTopic: (topicConfigs, brokerConfigs, clusterConfigs) => {
      const broker = node.current.withDynamic(clusterConfigs, brokerConfigs);
      return describeTopic(topicConfig(topicConfigs, broker), broker).map((config) => ({
        name: config.name,
        value: config.value,
        readOnly: config.readOnly,
        configSource: config.source,
        isSensitive: config.sensitive,
      }));
    },
  };
}

function problemOf(
  type: ConfigResourceType,
  name: string,
  configs: ReadonlyMap<string, string>,
  node: NodeConfig,
): ConfigProblem | undefined {
  switch (type) {
    case TOPIC:
      return validateTopicConfigs(configs, node.current);
    case BROKER:
      return validateBrokerConfigs(name, configs, node.current);
    case GROUP:
      return validateGroupConfigs(configs, node.current);
    case CLIENT_METRICS:
      return validateClientMetricsConfigs(configs);
    default:
      return { error: 'INVALID_REQUEST', message: 'the levels of loggers cannot be changed' };
  }
}

function toRefusal(
  problem: ConfigProblem | undefined,
): { errorCode: ErrorCode; errorMessage: string } | undefined {
  return problem && { errorCode: ErrorCode[problem.error], errorMessage: problem.message };
}

function defaultOf(type: ConfigResourceType, name: string, node: NodeConfig): string | undefined {
  if (type !== TOPIC) return defaultText(scopeOf(type), name);
  const config = node.topicDefaults;
  return Object.hasOwn(config.definitions, name)
    ? (config.text(name as keyof typeof config.definitions) ?? undefined)
    : undefined;
}

function scopeOf(type: ConfigResourceType): ResourceScope {
  switch (type) {
    case TOPIC:
      return 'topic';
    case GROUP:
      return 'group';
    case CLIENT_METRICS:
      return 'client-metrics';
    default:
      return 'broker';
  }
}
