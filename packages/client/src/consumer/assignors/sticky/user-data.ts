import { DecodeError, Reader, Writer } from '@kavka/protocol';
import { byTopic, type TopicPartition } from '../../topic-partition.ts';
import type { LastAssignment } from '../assignor.ts';

const NO_PAST: LastAssignment = { partitions: [], generationId: -1 };
const NO_GENERATION = -1;
const GENERATION_BYTES = 4;

/** The past assignment and its generation, as Java's sticky assignor writes them. */
export function encodeStickyUserData(partitions: readonly TopicPartition[], generationId: number): Buffer {
  const writer = new Writer();
  const topics = byTopic(partitions);
  writer.arrayLength(topics.size);
  for (const [topic, numbers] of topics) {
    writer.string(topic);
    writer.arrayLength(numbers.length);
    for (const partition of numbers) writer.int32(partition);
  }
  writer.int32(generationId);
  return writer.toBuffer();
}

/** Bytes that cannot be read are as good as none: the member then has no past. The first version has no generation. */
export function decodeStickyUserData(bytes: Buffer | null): LastAssignment {
  if (bytes === null) return NO_PAST;
  try {
    const reader = new Reader(bytes);
    const partitions: TopicPartition[] = [];
    for (let topics = reader.arrayLength(6); topics > 0; topics--) {
      const topic = reader.string();
      for (let left = reader.arrayLength(4); left > 0; left--)
        partitions.push({ topic, partition: reader.int32() });
    }
    const generationId = reader.remaining >= GENERATION_BYTES ? reader.int32() : NO_GENERATION;
    return { partitions, generationId };
  } catch (error) {
    if (error instanceof DecodeError) return NO_PAST;
    throw error;
  }
}
