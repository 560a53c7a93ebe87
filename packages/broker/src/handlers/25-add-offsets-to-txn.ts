import { FIRST_TRANSACTION_VERSION, partitionSet } from '@kavka/coordinators';
import { ApiKey } from '@kavka/protocol';
import {
  type AddOffsetsToTxnRequest,
  type AddOffsetsToTxnResponse,
  decodeAddOffsetsToTxnRequest,
  encodeAddOffsetsToTxnResponse,
} from '@kavka/protocol/messages/25-add-offsets-to-txn';
import { defineHandler } from '../dispatch/handler.ts';
import { CONSUMER_OFFSETS_TOPIC } from '../topic/internal-topics.ts';
import { fencedForOlder } from '../transactions/fenced-for-older.ts';

const FIRST_VERSION_WITH_FENCING = 2;

/** A group's offsets belong to a transaction as the partition of `__consumer_offsets` that holds them. */
export const addOffsetsToTxn = defineHandler<AddOffsetsToTxnRequest, AddOffsetsToTxnResponse>({
  apiKey: ApiKey.AddOffsetsToTxn,
  decode: decodeAddOffsetsToTxnRequest,
  encode: encodeAddOffsetsToTxnResponse,
  async handle({ transactionalId, producerId, producerEpoch, groupId }, { broker, apiVersion }) {
    const partitions = partitionSet([[CONSUMER_OFFSETS_TOPIC, [broker.groups.partitionFor(groupId)]]]);
    const request = { transactionalId, producerId, producerEpoch, partitions };
    const errorCode = await broker.transactionChecks.addPatiently(request, FIRST_TRANSACTION_VERSION);
    return { errorCode: fencedForOlder(errorCode, apiVersion >= FIRST_VERSION_WITH_FENCING) };
  },
});
