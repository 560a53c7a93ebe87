import { ControlType, endMarkerBatch } from '@kavka/protocol/records';

/** The batch that ends a transaction in one partition. */
export function markerBatch(
  marker: {
    readonly producerId: bigint;
    readonly producerEpoch: number;
    readonly coordinatorEpoch: number;
    readonly isCommit: boolean;
  },
  nowMs: number,
): Buffer {
  const { isCommit, producerId, producerEpoch, coordinatorEpoch } = marker;
  const type = isCommit ? ControlType.commit : ControlType.abort;
  return endMarkerBatch({ type, producerId, producerEpoch, coordinatorEpoch, timestamp: nowMs });
}
