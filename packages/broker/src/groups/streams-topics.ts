import type { Clock, Logger } from '@kavka/base';
import type { StreamsInternalTopic } from '@kavka/coordinators';
import type { ControllerRequests } from '@kavka/metadata';
import { ErrorCode, errorInfo } from '@kavka/protocol';

const TIMEOUT_MS = 30_000;
const AS_BROKER_IS_SET = -1;

/** Errors remembered at most. */
const MAX_ERRORS = 1000;

interface CreationError {
  readonly message: string;
  /** Until then the topic is not tried again. */
  readonly untilMs: number;
}

/** Makes the topics that applications of Kafka Streams need, and remembers for a while why one could not be made. */
export class StreamsTopics {
  readonly #controller: Pick<ControllerRequests, 'createTopics'>;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #underWay = new Set<string>();
  readonly #errors = new Map<string, CreationError>();

  constructor(controller: Pick<ControllerRequests, 'createTopics'>, clock: Clock, logger: Logger) {
    this.#controller = controller;
    this.#clock = clock;
    this.#logger = logger;
  }

  /** Does not wait: members learn from a later heartbeat that the topics are there. */
  create(topics: readonly StreamsInternalTopic[], retryAfterMs: number): void {
    for (const topic of topics) {
      if (this.#underWay.has(topic.name) || this.errorOf(topic.name) !== undefined) continue;
      this.#underWay.add(topic.name);
      this.#create(topic, retryAfterMs)
        .catch((error: unknown) => this.#failed(topic.name, String(error), retryAfterMs))
        .finally(() => this.#underWay.delete(topic.name));
    }
  }

  errorOf(name: string): string | undefined {
    const error = this.#errors.get(name);
    if (error === undefined) return undefined;
    if (this.#clock.monotonic() < error.untilMs) return error.message;
    this.#errors.delete(name);
    return undefined;
  }

  async #create(topic: StreamsInternalTopic, retryAfterMs: number): Promise<void> {
    const { name, partitions, replicationFactor, configs } = topic;
    const { topics } = await this.#controller.createTopics({
      topics: [
        {
          name,
          numPartitions: partitions,
          replicationFactor: replicationFactor === 0 ? AS_BROKER_IS_SET : replicationFactor,
          assignments: [],
          configs: configs.map(({ key, value }) => ({ name: key, value })),
        },
      ],
      timeoutMs: TIMEOUT_MS,
      validateOnly: false,
    });
    const { errorCode = ErrorCode.NONE, errorMessage = null } = topics[0] ?? {};
    if (errorCode === ErrorCode.NONE || errorCode === ErrorCode.TOPIC_ALREADY_EXISTS) return;
    this.#failed(name, errorMessage ?? errorInfo(errorCode).message, retryAfterMs);
  }

  #failed(name: string, message: string, retryAfterMs: number): void {
    if (this.#errors.size >= MAX_ERRORS) this.#errors.clear();
    this.#errors.set(name, { message, untilMs: this.#clock.monotonic() + retryAfterMs });
    this.#logger.warn('A topic of a streams application could not be made', { topic: name, reason: message });
  }
}
