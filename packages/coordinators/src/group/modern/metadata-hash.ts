import { uuidBytes } from '@kavka/base';
import type { MetadataView } from '../../ports.ts';
import { xxh3 } from './xxh3.ts';

/** In front of what is hashed of a topic. */
const TOPIC_HASH_VERSION = 0;

/** Kafka's hashes of topics (KIP-1101): a group sees in them whether what its members read has changed. */
export class TopicHashes {
  readonly #metadata: MetadataView;
  readonly #hashes = new Map<string, bigint>();

  constructor(metadata: MetadataView) {
    this.#metadata = metadata;
  }

  /** The topic has changed, or is no more. */
  forget(topic: string): void {
    this.#hashes.delete(topic);
  }

  /** Of all topics that are there, whatever their order; zero where none is. As Kafka writes it: with sign. */
  ofTopics(topics: Iterable<string>): bigint {
    const hashes: [topic: string, hash: bigint][] = [];
    for (const topic of topics) {
      const hash = this.#ofTopic(topic);
      if (hash !== undefined) hashes.push([topic, hash]);
    }
    if (hashes.length === 0) return 0n;
    hashes.sort(([left], [right]) => (left < right ? -1 : 1));
    const bytes = Buffer.alloc(8 * hashes.length);
    for (const [i, [, hash]] of hashes.entries()) bytes.writeBigUInt64LE(hash, 8 * i);
    return BigInt.asIntN(64, xxh3(bytes));
  }

  #ofTopic(topic: string): bigint | undefined {
    const known = this.#hashes.get(topic);
    if (known !== undefined) return known;
    const bytes = topicBytes(topic, this.#metadata);
    if (bytes === undefined) return undefined;
    const hash = xxh3(bytes);
    this.#hashes.set(topic, hash);
    return hash;
  }
}

function topicBytes(topic: string, metadata: MetadataView): Buffer | undefined {
  const id = metadata.topicId(topic);
  const partitionCount = metadata.partitionCount(topic);
  if (id === undefined || partitionCount === undefined) return undefined;
  const idBytes = uuidBytes(id);
  const parts = [
    Buffer.of(TOPIC_HASH_VERSION),
    Buffer.from(idBytes.subarray(0, 8)).swap64(),
    Buffer.from(idBytes.subarray(8)).swap64(),
    textBytes(topic),
    int32(partitionCount),
  ];
  for (let partition = 0; partition < partitionCount; partition++) {
    parts.push(int32(partition));
    const racks = [...metadata.racksOfPartition(topic, partition)].sort();
    for (const rack of racks) parts.push(int32(rack.length), textBytes(rack));
  }
  return Buffer.concat(parts);
}

/** UTF-16, then the number of its units. */
function textBytes(text: string): Buffer {
  return Buffer.concat([Buffer.from(text, 'utf16le'), int32(text.length)]);
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}
