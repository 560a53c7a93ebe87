export {
  AuthorizationError,
  BrokerError,
  brokerError,
  FencedError,
  hasCode,
  kindOf,
  throwIfError,
} from './broker-error.ts';
export {
  AuthenticationError,
  BadResponseError,
  ClientClosedError,
  ConnectionError,
  IllegalStateError,
  SerializationError,
  TimeoutError,
  UnsupportedVersionError,
} from './client-errors.ts';
export { type ClientErrorName, type ErrorContext, type ErrorKind, KafkaError } from './kafka-error.ts';
