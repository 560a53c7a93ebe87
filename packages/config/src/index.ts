export { BrokerConfig, type BrokerLayers, type Properties, readBrokerConfig } from './broker-config.ts';
export type { BrokerListeners } from './broker-listeners.ts';
export { ConfigError } from './config-error.ts';
export type { ConfigProblem } from './config-problem.ts';
export { connectionLimits } from './connection-limits.ts';
export { type Endpoint, formatEndpoint, SECURITY_PROTOCOLS, type SecurityProtocol } from './endpoint.ts';
export { KAVKA_DEFAULTS } from './kavka-defaults.ts';
export type { LogTimes } from './log-times.ts';
export { formatProperties, parseProperties } from './properties-file.ts';
export type { QuorumVoter } from './quorum-addresses.ts';
export { Secret } from './secret.ts';
export {
  type Overrides,
  TopicConfig,
  topicConfig,
  validateTopicConfig,
  validateTopicConfigs,
} from './topic-config.ts';
