// Generated from packages/protocol/spec/messages/log/producer-snapshot.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { Writer } from '../../wire/writer.ts';

export const PRODUCER_SNAPSHOT_VERSIONS = { lowest: 1, highest: 1 } as const;

/** Versions 1. */
export interface ProducerSnapshot {
  crc: number;
  producerEntries: ProducerSnapshotProducerEntry[];
}

export interface ProducerSnapshotProducerEntry {
  producerId: bigint;
  epoch: number;
  lastSequence: number;
  lastOffset: bigint;
  offsetDelta: number;
  timestamp: bigint;
  coordinatorEpoch: number;
  currentTxnFirstOffset: bigint;
}

export function encodeProducerSnapshot(writer: Writer, message: Init<ProducerSnapshot>, version: number): void {
  checkVersion(version, 1, 1, 'ProducerSnapshot');
  writer.uint32(message.crc ?? 0);
  const producerEntries = message.producerEntries ?? [];
  writer.arrayLength(producerEntries.length);
  for (const element of producerEntries) encodeProducerSnapshotProducerEntry(writer, element);
}

export function decodeProducerSnapshot(reader: Reader, version: number): ProducerSnapshot {
  reader.expectVersion(version, 1, 1, 'ProducerSnapshot');
  const crc = reader.uint32();
  const producerEntriesLength = reader.arrayLength(46);
  const producerEntries: ProducerSnapshotProducerEntry[] = [];
  for (let i = 0; i < producerEntriesLength; i++) producerEntries.push(decodeProducerSnapshotProducerEntry(reader));
  return { crc, producerEntries };
}

function encodeProducerSnapshotProducerEntry(writer: Writer, message: Init<ProducerSnapshotProducerEntry>): void {
  writer.int64(message.producerId ?? 0n);
  writer.int16(message.epoch ?? 0);
  writer.int32(message.lastSequence ?? 0);
  writer.int64(message.lastOffset ?? 0n);
  writer.int32(message.offsetDelta ?? 0);
  writer.int64(message.timestamp ?? 0n);
  writer.int32(message.coordinatorEpoch ?? 0);
  writer.int64(message.currentTxnFirstOffset ?? 0n);
}

function decodeProducerSnapshotProducerEntry(reader: Reader): ProducerSnapshotProducerEntry {
  const producerId = reader.int64();
  const epoch = reader.int16();
  const lastSequence = reader.int32();
  const lastOffset = reader.int64();
  const offsetDelta = reader.int32();
  const timestamp = reader.int64();
  const coordinatorEpoch = reader.int32();
  const currentTxnFirstOffset = reader.int64();
  return { producerId, epoch, lastSequence, lastOffset, offsetDelta, timestamp, coordinatorEpoch, currentTxnFirstOffset };
}
