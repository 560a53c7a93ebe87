import type { ControllerRequests, MetadataImage } from '@kavka/metadata';
import { errorInfo } from '@kavka/protocol';

/** Ids for idempotent producers, from blocks that the controller has made durable, so that none is ever given twice. */
export class ProducerIds {
  readonly #controller: Pick<ControllerRequests, 'allocateProducerIds'>;
  readonly #image: MetadataImage;
  readonly #nodeId: number;
  #next = 0n;
  #end = 0n;
  #allocation: Promise<void> | null = null;

  constructor(
    controller: Pick<ControllerRequests, 'allocateProducerIds'>,
    image: MetadataImage,
    nodeId: number,
  ) {
    this.#controller = controller;
    this.#image = image;
    this.#nodeId = nodeId;
  }

  async next(): Promise<bigint> {
    while (this.#next >= this.#end) {
      this.#allocation ??= this.#allocate().finally(() => {
        this.#allocation = null;
      });
      await this.#allocation;
    }
    return this.#next++;
  }

  async #allocate(): Promise<void> {
    const brokerEpoch = this.#image.brokers.get(this.#nodeId)?.epoch ?? -1n;
    const block = await this.#controller.allocateProducerIds({ brokerId: this.#nodeId, brokerEpoch });
    if (block.errorCode !== 0) throw new Error(`no producer ids: ${errorInfo(block.errorCode).name}`);
    this.#next = block.producerIdStart;
    this.#end = block.producerIdStart + BigInt(block.producerIdLen);
  }
}
