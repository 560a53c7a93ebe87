import { ApiKey, type Init } from '@kavka/protocol';
import {
  decodeWriteTxnMarkersRequest,
  encodeWriteTxnMarkersResponse,
  type WriteTxnMarkersRequest,
  type WriteTxnMarkersRequestWritableTxnMarker,
  type WriteTxnMarkersResponse,
  type WriteTxnMarkersResponseWritableTxnMarkerResult,
} from '@kavka/protocol/messages/27-write-txn-markers';
import { defineHandler } from '../dispatch/handler.ts';
import type { RequestContext } from '../dispatch/request-context.ts';

/** Asked by the coordinators of other nodes, and by administrators who end a transaction that hangs. */
export const writeTxnMarkers = defineHandler<WriteTxnMarkersRequest, WriteTxnMarkersResponse>({
  apiKey: ApiKey.WriteTxnMarkers,
  decode: decodeWriteTxnMarkersRequest,
  encode: encodeWriteTxnMarkersResponse,
  async handle({ markers }, context) {
    return { markers: await Promise.all(markers.map((marker) => written(marker, context))) };
  },
});

async function written(
  marker: WriteTxnMarkersRequestWritableTxnMarker,
  { broker }: RequestContext,
): Promise<Init<WriteTxnMarkersResponseWritableTxnMarkerResult>> {
  const { producerId, producerEpoch, coordinatorEpoch, transactionVersion, transactionResult } = marker;
  const endMarker = {
    producerId,
    producerEpoch,
    coordinatorEpoch,
    transactionVersion,
    isCommit: transactionResult,
  };
  const topics = marker.topics.map(async ({ name, partitionIndexes }) => {
    const partitions = partitionIndexes.map(async (partitionIndex) => ({
      partitionIndex,
      errorCode: await broker.markers.write(name, partitionIndex, endMarker),
    }));
    return { name, partitions: await Promise.all(partitions) };
  });
  return { producerId, topics: await Promise.all(topics) };
}
