import { KafkaError } from '../../errors/index.ts';

/**
 * Some of what was asked for in one call has failed; each of `errors` names its resource. What is not among them was done.
 *
 * @example
 * try { await admin.deleteTopics(['a', 'b']); }
 * catch (error) { if (error instanceof AdminError) for (const { topic, code } of error.errors) console.log(topic, code); }
 */
export class AdminError extends KafkaError {
  override readonly name = 'AdminError';
  readonly errors: readonly KafkaError[];

  constructor(errors: readonly [KafkaError, ...KafkaError[]], total: number) {
    const [first] = errors;
    const message = `${errors.length} of ${total} failed: ${errors.map((error) => error.message).join('; ')}`;
    super(
      first.code,
      errors.every(({ isRetriable }) => isRetriable) ? 'retriable' : 'abortable',
      message,
      first.context,
    );
    this.errors = errors;
  }
}

/** All results, or the error of the one that failed, or an `AdminError` for several. */
export function allOrThrow<Result>(outcomes: readonly (Result | KafkaError)[]): Result[] {
  const results: Result[] = [];
  const errors: KafkaError[] = [];
  for (const outcome of outcomes) {
    if (outcome instanceof KafkaError) errors.push(outcome);
    else results.push(outcome);
  }
  const [first, ...others] = errors;
  if (first === undefined) return results;
  throw outcomes.length === 1 ? first : new AdminError([first, ...others], outcomes.length);
}
