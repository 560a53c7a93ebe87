import type { Logger } from '@kavka/base';
import type { ProducerIdSource } from '@kavka/coordinators';
import type { ControllerRequests, MetadataImage } from '@kavka/metadata';
import { errorInfo } from '@kavka/protocol';

/** Ids for producers, from blocks that the controller has made durable, so that none is ever given twice. */
export class ProducerIds implements ProducerIdSource {
  readonly #controller: Pick<ControllerRequests, 'allocateProducerIds'>;
  readonly #image: MetadataImage;
  readonly #nodeId: number;
  readonly #logger: Logger;
  #next = 0n;
  #end = 0n;
  #allocation: Promise<void> | null = null;

  constructor(
    controller: Pick<ControllerRequests, 'allocateProducerIds'>,
    image: MetadataImage,
    nodeId: number,
    logger: Logger,
  ) {
    this.#controller = controller;
    this.#image = image;
    this.#nodeId = nodeId;
    this.#logger = logger;
  }

  take(): bigint | undefined {
    return this.#next < this.#end ? this.#next++ : undefined;
  }

  refill(): Promise<void> {
    if (this.#next < this.#end) return Promise.resolve();
    this.#allocation ??= this.#allocate().finally(() => {
      this.#allocation = null;
    });
    return this.#allocation;
  }

  async #allocate(): Promise<void> {
    const brokerEpoch = this.#image.brokers.get(this.#nodeId)?.epoch ?? -1n;
    try {
      const block = await this.#controller.allocateProducerIds({ brokerId: this.#nodeId, brokerEpoch });
      if (block.errorCode !== 0) throw new Error(errorInfo(block.errorCode).name);
      this.#next = block.producerIdStart;
      this.#end = block.producerIdStart + BigInt(block.producerIdLen);
    } catch (error) {
      this.#logger.error('No producer ids could be allocated', {}, error);
    }
  }
}
