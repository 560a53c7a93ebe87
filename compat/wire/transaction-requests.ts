import { FrameReader } from './frame-reader.ts';
import { FrameWriter } from './frame-writer.ts';
import { RefusedError } from './requests.ts';
import type { WireConnection } from './wire-connection.ts';

const INIT_PRODUCER_ID = 22;
const ADD_PARTITIONS_TO_TXN = 24;
const ADD_OFFSETS_TO_TXN = 25;
const END_TXN = 26;
const TXN_OFFSET_COMMIT = 28;

/** Who asks for something of a transaction. */
export interface Transactor {
  readonly transactionalId: string;
  readonly producerId: bigint;
  readonly producerEpoch: number;
}

/** A producer id for the transactional id with its next epoch; a transaction that is open is aborted. */
export async function initTransactions(
  wire: WireConnection,
  transactionalId: string,
  timeoutMs: number,
): Promise<Transactor> {
  const body = new FrameWriter().string(transactionalId).int32(timeoutMs).finish();
  const answer = await answerTo(wire, INIT_PRODUCER_ID, body);
  accept('InitProducerId', answer.int16());
  return { transactionalId, producerId: answer.int64(), producerEpoch: answer.int16() };
}

export async function addPartition(
  wire: WireConnection,
  transactor: Transactor,
  topic: string,
  partition: number,
): Promise<void> {
  const body = bodyOf(transactor).array([topic], (name, writer) => {
    writer.string(name).array([partition], (index) => writer.int32(index));
  });
  const answer = await answerTo(wire, ADD_PARTITIONS_TO_TXN, body.finish());
  acceptPartitions('AddPartitionsToTxn', answer);
}

export async function addOffsets(wire: WireConnection, transactor: Transactor, group: string): Promise<void> {
  const answer = await answerTo(wire, ADD_OFFSETS_TO_TXN, bodyOf(transactor).string(group).finish());
  accept('AddOffsetsToTxn', answer.int16());
}

export async function commitOffsetInTransaction(
  wire: WireConnection,
  { transactionalId, producerId, producerEpoch }: Transactor,
  group: string,
  place: { readonly topic: string; readonly partition: number; readonly offset: bigint },
): Promise<void> {
  const { topic, partition, offset } = place;
  const body = new FrameWriter().string(transactionalId).string(group).int64(producerId).int16(producerEpoch);
  body.array([topic], (name, writer) => {
    writer.string(name).array([partition], (index) => writer.int32(index).int64(offset).string(null));
  });
  acceptPartitions('TxnOffsetCommit', await answerTo(wire, TXN_OFFSET_COMMIT, body.finish()));
}

export async function endTransaction(
  wire: WireConnection,
  transactor: Transactor,
  isCommit: boolean,
): Promise<void> {
  const body = bodyOf(transactor)
    .int8(isCommit ? 1 : 0)
    .finish();
  accept('EndTxn', (await answerTo(wire, END_TXN, body)).int16());
}

function bodyOf({ transactionalId, producerId, producerEpoch }: Transactor): FrameWriter {
  return new FrameWriter().string(transactionalId).int64(producerId).int16(producerEpoch);
}

/** Behind the throttle time. */
async function answerTo(wire: WireConnection, apiKey: number, body: Buffer): Promise<FrameReader> {
  const answer = new FrameReader(await wire.request(apiKey, 0, body));
  answer.int32();
  return answer;
}

function acceptPartitions(what: string, answer: FrameReader): void {
  answer.array(() => {
    answer.string();
    answer.array(() => {
      answer.int32();
      accept(what, answer.int16());
    });
  });
}

function accept(what: string, errorCode: number): void {
  if (errorCode !== 0) throw new RefusedError(what, errorCode);
}
