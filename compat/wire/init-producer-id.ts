import { FrameReader } from './frame-reader.ts';
import { FrameWriter } from './frame-writer.ts';
import { RefusedError } from './requests.ts';
import type { WireConnection } from './wire-connection.ts';

const INIT_PRODUCER_ID = 22;
const NO_TRANSACTION = null;

/** A new producer id, with epoch 0. */
export async function initProducerId(wire: WireConnection): Promise<bigint> {
  const body = new FrameWriter().string(NO_TRANSACTION).int32(60_000).finish();
  const answer = new FrameReader(await wire.request(INIT_PRODUCER_ID, 0, body));
  answer.int32();
  const errorCode = answer.int16();
  if (errorCode !== 0) throw new RefusedError('InitProducerId', errorCode);
  return answer.int64();
}
