import type { Logger } from '@kavka/base';
import type { ControllerRequests, MetadataImage } from '@kavka/metadata';
import { ErrorCode, errorInfo } from '@kavka/protocol';
import type { CreateTopicsRequest } from '@kavka/protocol/messages/19-create-topics';

const NAME = /^[a-zA-Z0-9._-]{1,249}$/;

export function isValidTopicName(name: string): boolean {
  return NAME.test(name) && name !== '.' && name !== '..';
}

export interface TopicCreationOptions {
  /** auto.create.topics.enable */
  readonly isAutomatic: boolean;
  /** Topics of the brokers themselves, by name. */
  readonly internalTopics: ReadonlyMap<string, InternalTopic>;
  readonly timeoutMs: number;
}

export interface InternalTopic {
  readonly partitions: number;
  /** Replicas at most; fewer where there are fewer brokers. */
  readonly replicationFactor: number;
  /** As many replicas in sync as this, or as there are. */
  readonly minInsyncReplicas?: number;
  readonly configs: Readonly<Record<string, string>>;
}

type NewTopic = CreateTopicsRequest['topics'][number];

/** Topics that come into being because somebody uses them. */
export class TopicCreation {
  readonly #controller: Pick<ControllerRequests, 'createTopics'>;
  readonly #image: MetadataImage;
  readonly #options: TopicCreationOptions;
  readonly #logger: Logger;
  readonly #underWay = new Map<string, Promise<number>>();

  constructor(
    controller: Pick<ControllerRequests, 'createTopics'>,
    image: MetadataImage,
    options: TopicCreationOptions,
    logger: Logger,
  ) {
    this.#controller = controller;
    this.#image = image;
    this.#options = options;
    this.#logger = logger;
  }

  get isAutomatic(): boolean {
    return this.#options.isAutomatic;
  }

  /** Has topics created with the broker's defaults. Whoever asked is told as in Kafka that there are none yet, and asks again. */
  createAutomatically(names: readonly string[]): void {
    for (const topic of names) {
      this.#ensure(this.#topicFor(topic)).then(
        (errorCode) => {
          if (errorCode === ErrorCode.NONE) return;
          const { name: problem } = errorInfo(errorCode);
          this.#logger.warn('A topic cannot be created automatically', { topic, problem });
        },
        (error: unknown) => this.#logger.error('Automatic creation of a topic failed', { topic }, error),
      );
    }
  }

  /** A topic of the brokers, such as `__consumer_offsets`, at its first use. Resolves to an error code. */
  async ensureInternalTopic(name: string): Promise<number> {
    const exists = this.#image.topics.byName(name) !== undefined;
    return exists ? 0 : this.#ensure(this.#topicFor(name));
  }

  #ensure(topic: NewTopic): Promise<number> {
    const known = this.#underWay.get(topic.name);
    if (known !== undefined) return known;
    const creation = this.#create(topic).finally(() => this.#underWay.delete(topic.name));
    this.#underWay.set(topic.name, creation);
    return creation;
  }

  async #create(topic: NewTopic): Promise<number> {
    const request = { topics: [topic], timeoutMs: this.#options.timeoutMs, validateOnly: false };
    const errorCode = (await this.#controller.createTopics(request)).topics[0]?.errorCode ?? 0;
    return errorCode === ErrorCode.TOPIC_ALREADY_EXISTS ? 0 : errorCode;
  }

  #topicFor(name: string): NewTopic {
    const internal = this.#options.internalTopics.get(name);
    if (internal === undefined)
      return { name, numPartitions: -1, replicationFactor: -1, assignments: [], configs: [] };
    const brokers = Math.max(this.#image.brokers.alive().length, 1);
    const replicationFactor = Math.min(internal.replicationFactor, brokers);
    const configs = { ...internal.configs };
    if (internal.minInsyncReplicas !== undefined)
      configs['min.insync.replicas'] = String(Math.min(internal.minInsyncReplicas, replicationFactor));
    return {
      name,
      numPartitions: internal.partitions,
      replicationFactor,
      assignments: [],
      configs: Object.entries(configs).map(([key, value]) => ({ name: key, value })),
    };
  }
}
