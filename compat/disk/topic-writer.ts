import assert from 'node:assert/strict';
import type { Stage } from '../scenarios/stage.ts';
import { createReadyTopic } from '../wire/ready-topic.ts';
import { batchesOf, recordBatch } from '../wire/record-batch.ts';
import { fetch, produce } from '../wire/requests.ts';
import type { WireConnection } from '../wire/wire-connection.ts';

const VALUE_BYTES = 1000;

/** Writes to partition 0 of a topic, and knows what was acknowledged there. */
export class TopicWriter {
  readonly topic: string;
  /** Base offsets of the batches that were acknowledged, and the number in their only record. */
  readonly #acknowledged = new Map<bigint, number>();
  #count = 0;

  private constructor(topic: string) {
    this.topic = topic;
  }

  /** With a new topic. */
  static async create(
    stage: Stage,
    topic: string,
    configs: Readonly<Record<string, string>> = {},
  ): Promise<TopicWriter> {
    await stage.wire((wire) => createReadyTopic(wire, topic, 1, configs));
    return new TopicWriter(topic);
  }

  /** The error code of one more record of so many bytes. */
  async write(wire: WireConnection, sizeBytes = VALUE_BYTES): Promise<number> {
    const number = this.#count++;
    const value = Buffer.alloc(sizeBytes, 0x20);
    value.write(`${number};`);
    const { errorCode, baseOffset } = await produce(wire, this.topic, 0, recordBatch([value]));
    if (errorCode === 0) this.#acknowledged.set(baseOffset, number);
    return errorCode;
  }

  /** All of them must be accepted. */
  async writeSome(wire: WireConnection, count: number, sizeBytes = VALUE_BYTES): Promise<void> {
    for (let index = 0; index < count; index++)
      assert.equal(await this.write(wire, sizeBytes), 0, `write ${index} of ${count} to ${this.topic}`);
  }

  /** Writes until that fails; the error code. */
  async writeUntilRefused(wire: WireConnection, sizeBytes: number, most = 2_000): Promise<number> {
    for (let index = 0; index < most; index++) {
      const errorCode = await this.write(wire, sizeBytes);
      if (errorCode !== 0) return errorCode;
    }
    throw new Error(`${most} records of ${sizeBytes} bytes fit`);
  }

  /** All that was acknowledged is there, at its offset. */
  async assertReadable(wire: WireConnection): Promise<void> {
    const found = new Map<bigint, number>();
    for (let next = 0n; ; ) {
      const { errorCode, records } = await fetch(wire, this.topic, 0, next);
      assert.equal(errorCode, 0, `fetch of offset ${next} of ${this.topic}`);
      const batches = batchesOf(records);
      if (batches.length === 0) break;
      for (const { baseOffset, bytes } of batches) {
        assert.equal(baseOffset, next, `the offset after ${next - 1n} of ${this.topic}`);
        found.set(baseOffset, Number(/(\d+);/.exec(bytes.subarray(61).toString('latin1'))?.[1]));
        next = baseOffset + 1n;
      }
    }
    for (const [offset, number] of this.#acknowledged)
      assert.equal(found.get(offset), number, `the record of ${this.topic} acknowledged at ${offset}`);
  }
}
