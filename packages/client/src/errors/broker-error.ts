import { ErrorCode, type ErrorName, errorInfo } from '@kavka/protocol';
import { contextText, type ErrorContext, type ErrorKind, KafkaError } from './kafka-error.ts';

/**
 * A broker answered with an error code.
 *
 * @example
 * if (error instanceof BrokerError) console.log(error.code, error.errorCode, error.reason); // UNKNOWN_TOPIC_OR_PARTITION 3 ...
 */
export class BrokerError extends KafkaError {
  override readonly name: string = 'BrokerError';
  /** The number on the wire. */
  readonly errorCode: number;
  /** What the broker said of it, as it stands; where it said nothing, what the code means and what it is about. */
  readonly reason: string;

  constructor(errorCode: number, kind: ErrorKind, message: string, context: ErrorContext, reason: string) {
    super(errorInfo(errorCode).name, kind, message, context);
    this.errorCode = errorCode;
    this.reason = reason;
  }
}

/**
 * The principal of this client may not do this; `context` names the resource.
 *
 * @example
 * if (error instanceof AuthorizationError) console.log(`may not write to ${error.topic}`);
 */
export class AuthorizationError extends BrokerError {
  override readonly name = 'AuthorizationError';
}

/**
 * Another client with the same identity (transactional id, group instance id) has taken over.
 *
 * @example
 * if (error instanceof FencedError) await producer.close(); // another instance goes on in its place
 */
export class FencedError extends BrokerError {
  override readonly name = 'FencedError';
}

const AUTHORIZATION: ReadonlySet<number> = new Set([
  ErrorCode.TOPIC_AUTHORIZATION_FAILED,
  ErrorCode.GROUP_AUTHORIZATION_FAILED,
  ErrorCode.CLUSTER_AUTHORIZATION_FAILED,
  ErrorCode.TRANSACTIONAL_ID_AUTHORIZATION_FAILED,
  ErrorCode.DELEGATION_TOKEN_AUTHORIZATION_FAILED,
]);

const FENCED: ReadonlySet<number> = new Set([
  ErrorCode.PRODUCER_FENCED,
  ErrorCode.TRANSACTION_COORDINATOR_FENCED,
  ErrorCode.FENCED_INSTANCE_ID,
]);

const FATAL: ReadonlySet<number> = new Set([
  ...FENCED,
  ErrorCode.CLUSTER_AUTHORIZATION_FAILED,
  ErrorCode.TRANSACTIONAL_ID_AUTHORIZATION_FAILED,
  ErrorCode.INVALID_PRODUCER_ID_MAPPING,
  ErrorCode.UNSUPPORTED_VERSION,
  ErrorCode.UNSUPPORTED_FOR_MESSAGE_FORMAT,
  ErrorCode.UNSUPPORTED_SASL_MECHANISM,
  ErrorCode.ILLEGAL_SASL_STATE,
  ErrorCode.SASL_AUTHENTICATION_FAILED,
]);

/** The error for a code other than NONE; `message` is the broker's own, where it sent one. */
export function brokerError(
  code: number,
  context: ErrorContext = {},
  message?: string | null,
  kind: ErrorKind = kindOf(code),
  reason = message,
): BrokerError {
  const { name, message: meaning } = errorInfo(code);
  const text = `${name}: ${message ?? meaning}`;
  const said = reason ?? `${meaning}${contextText(context)}`;
  if (AUTHORIZATION.has(code)) return new AuthorizationError(code, kind, text, context, said);
  if (FENCED.has(code)) return new FencedError(code, kind, text, context, said);
  return new BrokerError(code, kind, text, context, said);
}

/** Throws where `code` is not NONE. */
export function throwIfError(code: number, context?: ErrorContext, message?: string | null): void {
  if (code !== ErrorCode.NONE) throw brokerError(code, context, message);
}

export function kindOf(code: number): ErrorKind {
  if (FATAL.has(code)) return 'fatal';
  return errorInfo(code).retriable ? 'retriable' : 'abortable';
}

/** Whether `error` is a `KafkaError` with one of these codes. */
export function hasCode(error: unknown, ...names: readonly ErrorName[]): boolean {
  return error instanceof KafkaError && (names as readonly string[]).includes(error.code);
}
