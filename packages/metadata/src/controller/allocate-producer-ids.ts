import { ErrorCode } from '@kavka/protocol';
import type {
  AllocateProducerIdsRequest,
  AllocateProducerIdsResponse,
} from '@kavka/protocol/messages/67-allocate-producer-ids';
import { currentBroker } from './broker-epoch.ts';
import type { ControllerContext } from './controller-context.ts';
import type { Result } from './result.ts';

const BLOCK_SIZE = 1000;

/** Gives a broker a block of producer ids that nobody had or will have. */
export function allocateProducerIds(
  { state }: ControllerContext,
  { brokerId, brokerEpoch }: AllocateProducerIdsRequest,
): Result<AllocateProducerIdsResponse> {
  if (currentBroker(state, brokerId, brokerEpoch) === undefined) {
    const errorCode = ErrorCode.STALE_BROKER_EPOCH;
    return { records: [], response: { throttleTimeMs: 0, errorCode, producerIdStart: 0n, producerIdLen: 0 } };
  }
  const producerIdStart = state.nextProducerId;
  const nextProducerId = producerIdStart + BigInt(BLOCK_SIZE);
  return {
    records: [{ type: 'ProducerIdsRecord', data: { brokerId, brokerEpoch, nextProducerId } }],
    response: { throttleTimeMs: 0, errorCode: ErrorCode.NONE, producerIdStart, producerIdLen: BLOCK_SIZE },
  };
}
