export { ConfigError, Secret } from '@kavka/config';
export {
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
export {
  type Deserializer,
  type Serde,
  type SerializationSource,
  type SerializationTarget,
  type Serializer,
  serdes,
} from './serde/index.ts';
