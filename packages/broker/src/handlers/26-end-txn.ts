import { EPOCH_BUMP_VERSION, FIRST_TRANSACTION_VERSION } from '@kavka/coordinators';
import { ApiKey } from '@kavka/protocol';
import {
  decodeEndTxnRequest,
  type EndTxnRequest,
  type EndTxnResponse,
  encodeEndTxnResponse,
} from '@kavka/protocol/messages/26-end-txn';
import { defineHandler } from '../dispatch/handler.ts';
import { fencedForOlder } from '../transactions/fenced-for-older.ts';

const FIRST_VERSION_WITH_FENCING = 2;
/** From here on (KIP-890) the answer holds the producer id and epoch of the next transaction. */
const FIRST_VERSION_WITH_EPOCH_BUMP = 5;

export const endTxn = defineHandler<EndTxnRequest, EndTxnResponse>({
  apiKey: ApiKey.EndTxn,
  decode: decodeEndTxnRequest,
  encode: encodeEndTxnResponse,
  async handle({ transactionalId, producerId, producerEpoch, committed }, { broker, apiVersion }) {
    const bumps = apiVersion >= FIRST_VERSION_WITH_EPOCH_BUMP;
    const result = await broker.transactions.end({
      transactionalId,
      producerId,
      producerEpoch,
      isCommit: committed,
      clientVersion: bumps ? EPOCH_BUMP_VERSION : FIRST_TRANSACTION_VERSION,
    });
    const errorCode = fencedForOlder(result.errorCode, apiVersion >= FIRST_VERSION_WITH_FENCING);
    return bumps ? { ...result, errorCode } : { errorCode };
  },
});
