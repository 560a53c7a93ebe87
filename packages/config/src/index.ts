export { BROKER_CONFIGS } from './broker/all.ts';
export { BrokerConfig, type BrokerLayers, type Properties, readBrokerConfig } from './broker-config.ts';
export type { BrokerListeners } from './broker-listeners.ts';
export { LOG_LEVELS, type LoggerOperation, ROOT_LOGGER, validateLoggerChange } from './broker-loggers.ts';
export { ADMIN_CONFIGS, CONSUMER_CONFIGS, PRODUCER_CONFIGS } from './client/all.ts';
export { CLIENT_METRICS_CONFIGS } from './client-metrics/all.ts';
export {
  ClientMetricsConfig,
  clientMatches,
  clientMetricsConfig,
  validateClientMetricsConfigs,
} from './client-metrics-config.ts';
export { ConfigError } from './config-error.ts';
export type { ConfigProblem } from './config-problem.ts';
export { connectionLimits } from './connection-limits.ts';
export type { ConfigType, Definition, Definitions, StoredTypes, StoredValue } from './define.ts';
export { describeBroker, describeBrokerDefaults } from './describe/broker.ts';
export { describeBrokerLoggers } from './describe/broker-loggers.ts';
export { describeClientMetrics } from './describe/client-metrics.ts';
export { ConfigSource, type ConfigSynonym, type DescribedConfig } from './describe/described-config.ts';
export { describeGroup } from './describe/group.ts';
export { describeTopic } from './describe/topic.ts';
export { EFFECTIVE } from './effects.ts';
export { type Endpoint, formatEndpoint, SECURITY_PROTOCOLS, type SecurityProtocol } from './endpoint.ts';
export { GROUP_LEVEL_CONFIGS } from './group/all.ts';
export { GroupConfig, groupConfig, validateGroupConfigs } from './group-config.ts';
export { formatJavaDouble } from './java-double.ts';
export { KAVKA_DEFAULTS } from './kavka-defaults.ts';
export { appendToList, subtractFromList } from './list-operations.ts';
export type { LogTimes } from './log-times.ts';
export { nearestName, unknownName } from './nearest-name.ts';
export type { Overrides } from './overrides.ts';
export { formatProperties, parseProperties } from './properties-file.ts';
export type { QuorumVoter } from './quorum-addresses.ts';
export { readValues, type ValuesRead } from './read-values.ts';
export { defaultText, isListConfig, type ResourceScope } from './scopes.ts';
export { Secret } from './secret.ts';
export { TOPIC_CONFIGS } from './topic/all.ts';
export { TopicConfig, topicConfig, validateTopicConfig, validateTopicConfigs } from './topic-config.ts';
export { validateBrokerConfigs } from './validate-broker.ts';
export { ConfigValues, type ValueOf } from './values.ts';
