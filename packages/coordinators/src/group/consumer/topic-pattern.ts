import { RE2JS, RE2JSException, RE2JSSyntaxException } from 're2js';

/** A regular expression of a subscription. Matching takes time in proportion to the topic's name, whatever the expression is. */
export class TopicPattern {
  readonly #pattern: RE2JS;

  /** @throws TopicPatternError */
  constructor(regex: string) {
    try {
      this.#pattern = RE2JS.compile(regex);
    } catch (error) {
      if (!(error instanceof RE2JSException)) throw error;
      throw new TopicPatternError(regex, error);
    }
  }

  /** The whole name, as in Kafka. */
  matches(topic: string): boolean {
    return this.#pattern.matches(topic);
  }
}

export class TopicPatternError extends Error {
  override readonly name = 'TopicPatternError';
  /** What is wrong, as RE2 puts it. */
  readonly description: string;

  constructor(regex: string, cause: RE2JSException) {
    super(`not a regular expression: ${regex}`, { cause });
    this.description = cause instanceof RE2JSSyntaxException ? cause.error : cause.message;
  }
}
