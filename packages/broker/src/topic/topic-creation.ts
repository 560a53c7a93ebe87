import type { ControllerRequests, MetadataImage } from '@kavka/metadata';
import { ErrorCode } from '@kavka/protocol';
import type { CreateTopicsRequest } from '@kavka/protocol/messages/19-create-topics';
import { CONSUMER_OFFSETS_TOPIC } from './internal-topics.ts';

const NAME = /^[a-zA-Z0-9._-]{1,249}$/;

export function isValidTopicName(name: string): boolean {
  return NAME.test(name) && name !== '.' && name !== '..';
}

export interface TopicCreationOptions {
  /** auto.create.topics.enable */
  readonly isAutomatic: boolean;
  readonly offsetsPartitions: number;
  /** Replicas at most; fewer where there are fewer brokers. */
  readonly offsetsReplicationFactor: number;
  readonly offsetsSegmentBytes: number;
  readonly timeoutMs: number;
}

type NewTopic = CreateTopicsRequest['topics'][number];

/** Topics that come into being because somebody uses them. */
export class TopicCreation {
  readonly #controller: Pick<ControllerRequests, 'createTopics'>;
  readonly #image: MetadataImage;
  readonly #options: TopicCreationOptions;
  readonly #underWay = new Map<string, Promise<number>>();

  constructor(
    controller: Pick<ControllerRequests, 'createTopics'>,
    image: MetadataImage,
    options: TopicCreationOptions,
  ) {
    this.#controller = controller;
    this.#image = image;
    this.#options = options;
  }

  get isAutomatic(): boolean {
    return this.#options.isAutomatic;
  }

  /** Creates topics with the broker's defaults; the error code of each that could not be created. */
  async createAutomatically(names: readonly string[]): Promise<Map<string, number>> {
    const results = await Promise.all(
      names.map(async (name) => [name, await this.#ensure(this.#topicFor(name))] as const),
    );
    return new Map(results.filter(([, errorCode]) => errorCode !== 0));
  }

  /** `__consumer_offsets`, at its first use. Resolves to an error code. */
  async ensureOffsetsTopic(): Promise<number> {
    const exists = this.#image.topics.byName(CONSUMER_OFFSETS_TOPIC) !== undefined;
    return exists ? 0 : this.#ensure(this.#topicFor(CONSUMER_OFFSETS_TOPIC));
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
    if (name !== CONSUMER_OFFSETS_TOPIC)
      return { name, numPartitions: -1, replicationFactor: -1, assignments: [], configs: [] };
    const brokers = Math.max(this.#image.brokers.alive().length, 1);
    return {
      name,
      numPartitions: this.#options.offsetsPartitions,
      replicationFactor: Math.min(this.#options.offsetsReplicationFactor, brokers),
      assignments: [],
      configs: [
        { name: 'compression.type', value: 'producer' },
        { name: 'cleanup.policy', value: 'compact' },
        { name: 'segment.bytes', value: String(this.#options.offsetsSegmentBytes) },
      ],
    };
  }
}
