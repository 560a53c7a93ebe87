export type { Pem, TlsOptions, TlsVersion } from '@kavka/base';
export { ConfigError, Secret } from '@kavka/config';
export * from './admin/index.ts';
export type { BrokerNode, Contact, PartitionInfo } from './cluster/index.ts';
export type { ConnectReport, DisconnectReport, RequestReport } from './connection/index.ts';
export * from './consumer/index.ts';
export {
  AuthenticationError,
  AuthorizationError,
  BadResponseError,
  BrokerError,
  ClientClosedError,
  type ClientErrorName,
  ConnectionError,
  type ErrorContext,
  type ErrorKind,
  FencedError,
  IllegalStateError,
  KafkaError,
  SerializationError,
  TimeoutError,
  UnsupportedVersionError,
} from './errors/index.ts';
export type {
  BatchReport,
  ClientHooks,
  ConsumerHooks,
  ProducerHooks,
  RebalanceReport,
} from './hooks/index.ts';
export {
  type OpenTelemetryApi,
  type OpenTelemetryMeter,
  type OpenTelemetrySpan,
  type OpenTelemetryTracer,
  openTelemetryMetrics,
  openTelemetryTracing,
  type Tracing,
} from './hooks/index.ts';
export type { MetricName, MetricValue } from './metrics/index.ts';
export {
  type Bytes,
  type CloseOptions,
  type Completion,
  type GroupMember,
  type Partitioner,
  Producer,
  type ProducerConfig,
  type ProducerOptions,
  type ProducerRecord,
  type RecordHeaders,
  RecordMetadata,
  type RecordToPlace,
  type TransactionOffset,
} from './producer/index.ts';
export type { OAuthToken, PasswordLogin, SaslOptions, TokenLogin, TokenSource } from './security/index.ts';
export {
  type Deserializer,
  type Serde,
  type SerializationSource,
  type SerializationTarget,
  type Serializer,
  serdes,
} from './serde/index.ts';
export * from './share-consumer/index.ts';
