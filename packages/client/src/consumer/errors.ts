import { type ErrorContext, KafkaError } from '../errors/index.ts';

/**
 * A fetched batch that is not what a producer wrote. Asking for the next record meets it again; to go on after it, seek to `nextOffset`.
 *
 * @example
 * if (error instanceof CorruptRecordError)
 *   consumer.seek({ topic: error.topic!, partition: error.partition! }, error.nextOffset);
 */
export class CorruptRecordError extends KafkaError {
  override readonly name = 'CorruptRecordError';
  /** Behind the batch, as far as its header can be seen and believed; else behind `offset`. */
  readonly nextOffset: number;

  constructor(
    reason: string,
    nextOffset: number,
    context: ErrorContext & { readonly offset: number },
    options?: ErrorOptions,
  ) {
    super('CORRUPT_MESSAGE', 'abortable', `corrupt batch: ${reason}`, context, options);
    this.nextOffset = nextOffset > context.offset ? nextOffset : context.offset + 1;
  }
}

/**
 * There is no committed offset, and `auto.offset.reset` is `none`.
 *
 * @example
 * if (error instanceof NoOffsetError) consumer.seekToStart([{ topic: error.topic!, partition: error.partition! }]);
 */
export class NoOffsetError extends KafkaError {
  override readonly name = 'NoOffsetError';

  constructor(context: ErrorContext) {
    super('OFFSET_NOT_AVAILABLE', 'abortable', 'no committed offset, and auto.offset.reset is none', context);
  }
}

/**
 * The log has no such offset (any more), and `auto.offset.reset` is `none`.
 *
 * @example
 * if (error instanceof OffsetOutOfRangeError) consumer.seekToStart([{ topic: error.topic!, partition: error.partition! }]);
 */
export class OffsetOutOfRangeError extends KafkaError {
  override readonly name = 'OffsetOutOfRangeError';

  constructor(context: ErrorContext) {
    super(
      'OFFSET_OUT_OF_RANGE',
      'abortable',
      'the log has no such offset, and auto.offset.reset is none',
      context,
    );
  }
}

/**
 * The log lost records that this consumer had read already, and `auto.offset.reset` is `none`: it now differs from
 * `divergingOffset` on.
 *
 * @example
 * if (error instanceof LogTruncationError)
 *   consumer.seek({ topic: error.topic!, partition: error.partition! }, error.divergingOffset);
 */
export class LogTruncationError extends KafkaError {
  override readonly name = 'LogTruncationError';
  readonly divergingOffset: number;

  constructor(divergingOffset: number, context: ErrorContext) {
    super('OFFSET_OUT_OF_RANGE', 'abortable', `the log was truncated to offset ${divergingOffset}`, context);
    this.divergingOffset = divergingOffset;
  }
}
