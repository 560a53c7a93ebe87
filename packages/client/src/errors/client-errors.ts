import { type ErrorContext, type ErrorKind, KafkaError } from './kafka-error.ts';

/**
 * A connection could not be made, or broke before the answer came: whether the request took effect is not known.
 *
 * @example
 * if (error instanceof ConnectionError) console.log(`no way to ${error.context.broker}`);
 */
export class ConnectionError extends KafkaError {
  override readonly name = 'ConnectionError';

  constructor(message: string, context: ErrorContext = {}, options?: ErrorOptions) {
    super('CONNECTION_FAILED', 'retriable', message, context, options);
  }
}

/**
 * Time is up; `cause` is what went wrong last, where something did.
 *
 * @example
 * if (error instanceof TimeoutError) console.log(error.message, error.cause);
 */
export class TimeoutError extends KafkaError {
  override readonly name = 'TimeoutError';

  constructor(message: string, context: ErrorContext = {}, options?: ErrorOptions) {
    super('TIMED_OUT', 'retriable', message, context, options);
  }
}

/**
 * The client was closed before or during the call.
 *
 * @example
 * if (error instanceof ClientClosedError) return; // shutting down
 */
export class ClientClosedError extends KafkaError {
  override readonly name = 'ClientClosedError';

  constructor(what = 'the client') {
    super('CLIENT_CLOSED', 'fatal', `${what} is closed`);
  }
}

/**
 * The broker serves no version of this request that this client speaks.
 *
 * @example
 * if (error instanceof UnsupportedVersionError) console.log(`the brokers are too old: ${error.message}`);
 */
export class UnsupportedVersionError extends KafkaError {
  override readonly name = 'UnsupportedVersionError';

  constructor(message: string, context: ErrorContext = {}) {
    super('UNSUPPORTED_VERSION', 'abortable', message, context);
  }
}

/**
 * Bytes from a broker that are no answer.
 *
 * @example
 * if (error instanceof BadResponseError) console.log(`${error.context.broker} is no Kafka broker`);
 */
export class BadResponseError extends KafkaError {
  override readonly name = 'BadResponseError';

  constructor(message: string, context: ErrorContext = {}, options?: ErrorOptions) {
    super('BAD_RESPONSE', 'retriable', message, context, options);
  }
}

/**
 * A key, value or header that a serializer or deserializer refused, or made something other than bytes of.
 *
 * @example
 * if (error instanceof SerializationError) console.log(`not sent to ${error.topic}`, error.cause);
 */
export class SerializationError extends KafkaError {
  override readonly name = 'SerializationError';

  constructor(message: string, context: ErrorContext = {}, options?: ErrorOptions) {
    super('SERIALIZATION_FAILED', 'abortable', message, context, options);
  }
}

/**
 * A call that is not allowed now, such as committing without a transaction.
 *
 * @example
 * consumer.seek({ topic: 'orders', partition: 0 }, 5); // throws IllegalStateError where it is not assigned
 */
export class IllegalStateError extends KafkaError {
  override readonly name = 'IllegalStateError';

  constructor(message: string, context: ErrorContext = {}) {
    super('ILLEGAL_STATE', 'abortable', message, context);
  }
}

/**
 * The broker does not believe who this client says it is, or the other way round: the message names mechanism, broker and reason.
 *
 * @example
 * if (error instanceof AuthenticationError) console.log(`${error.mechanism} was refused`, error.message);
 */
export class AuthenticationError extends KafkaError {
  override readonly name = 'AuthenticationError';
  /** Such as `SCRAM-SHA-512`; `TLS` where the certificates are to blame. */
  readonly mechanism: string;

  /** Fatal, unless it is the service that gives out tokens that cannot be reached. */
  constructor(
    mechanism: string,
    reason: string,
    context: ErrorContext = {},
    { kind = 'fatal', cause }: { readonly kind?: ErrorKind; readonly cause?: unknown } = {},
  ) {
    const code = mechanism === 'TLS' ? 'TLS_HANDSHAKE_FAILED' : 'SASL_AUTHENTICATION_FAILED';
    super(code, kind, `authentication with ${mechanism} failed: ${reason}`, context, { cause });
    this.mechanism = mechanism;
  }
}
