import type { ErrorName } from '@kavka/protocol';

/**
 * What can be done about an error. `retriable`: the same call may succeed later. `abortable`: this call, and with it the transaction it
 * belongs to, has failed; the client goes on. `fatal`: this client cannot go on; close it.
 *
 * @example
 * if (error instanceof KafkaError && error.kind === 'abortable') await producer.abortTransaction();
 */
export type ErrorKind = 'retriable' | 'abortable' | 'fatal';

/** Errors that arise in the client, beside the error codes of brokers. */
export type ClientErrorName =
  | 'CONNECTION_FAILED'
  | 'TIMED_OUT'
  | 'CLIENT_CLOSED'
  | 'TLS_HANDSHAKE_FAILED'
  | 'BAD_RESPONSE'
  | 'SERIALIZATION_FAILED'
  | 'ILLEGAL_STATE';

/**
 * What an error is about: all that is known of it.
 *
 * @example
 * if (error instanceof KafkaError) console.log(error.context.topic, error.context.groupId);
 */
export interface ErrorContext {
  readonly topic?: string | undefined;
  readonly partition?: number | undefined;
  readonly offset?: number | undefined;
  readonly groupId?: string | undefined;
  readonly transactionalId?: string | undefined;
  /** `host:port`, or the node id as text. */
  readonly broker?: string | undefined;
  /** The request, by its name in the protocol. */
  readonly api?: string | undefined;
}

/**
 * Any failure of this client; `code` is Kafka's name of it, or one of the client's own.
 *
 * @example
 * try { await producer.send(record); }
 * catch (error) { if (error instanceof KafkaError && error.isRetriable) later(record); else throw error; }
 */
export class KafkaError extends Error {
  override readonly name: string = 'KafkaError';
  readonly code: ErrorName | ClientErrorName;
  readonly kind: ErrorKind;
  readonly context: ErrorContext;

  constructor(
    code: ErrorName | ClientErrorName,
    kind: ErrorKind,
    message: string,
    context: ErrorContext = {},
    options?: ErrorOptions,
  ) {
    super(`${message}${contextText(context)}`, options);
    this.code = code;
    this.kind = kind;
    this.context = context;
  }

  get isRetriable(): boolean {
    return this.kind === 'retriable';
  }

  get isFatal(): boolean {
    return this.kind === 'fatal';
  }

  get topic(): string | undefined {
    return this.context.topic;
  }

  get partition(): number | undefined {
    return this.context.partition;
  }

  get offset(): number | undefined {
    return this.context.offset;
  }
}

const WORDS: Readonly<Record<keyof ErrorContext, string>> = {
  topic: 'topic',
  partition: 'partition',
  offset: 'offset',
  groupId: 'group',
  transactionalId: 'transactional id',
  broker: 'broker',
  api: 'request',
};

/** ` (topic orders, partition 3)`. */
export function contextText(context: ErrorContext): string {
  const parts: string[] = [];
  for (const name of Object.keys(WORDS) as (keyof ErrorContext)[]) {
    const value = context[name];
    if (value !== undefined) parts.push(`${WORDS[name]} ${value}`);
  }
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
