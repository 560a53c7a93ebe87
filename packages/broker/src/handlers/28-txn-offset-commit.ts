import { partitionSet, type TransactionGuard } from '@kavka/coordinators';
import { ApiKey, ErrorCode } from '@kavka/protocol';
import {
  decodeTxnOffsetCommitRequest,
  encodeTxnOffsetCommitResponse,
  type TxnOffsetCommitRequest,
  type TxnOffsetCommitResponse,
} from '@kavka/protocol/messages/28-txn-offset-commit';
import { defineHandler } from '../dispatch/handler.ts';
import type { RequestContext } from '../dispatch/request-context.ts';
import { CONSUMER_OFFSETS_TOPIC } from '../topic/internal-topics.ts';
import type { CheckKind } from '../transactions/transaction-checks.ts';

/** Clients before it stumble over a coordinator that is loading. */
const FIRST_VERSION_THAT_KNOWS_LOADING = 2;
/** From here on clients know that a transaction can only be aborted. */
const FIRST_VERSION_THAT_ABORTS = 4;
/** From here on clients leave it to the group's coordinator to add its partition to the transaction. */
const FIRST_VERSION_THAT_ADDS = 5;
const NO_SEQUENCE = -1;

export const txnOffsetCommit = defineHandler<TxnOffsetCommitRequest, TxnOffsetCommitResponse>({
  apiKey: ApiKey.TxnOffsetCommit,
  decode: decodeTxnOffsetCommitRequest,
  encode: encodeTxnOffsetCommitResponse,
  async handle(request, context) {
    const { groups } = context.broker;
    const { topics = [] } = await groups.txnOffsetCommit(request, (partition) =>
      verify(partition, request, context),
    );
    if (context.apiVersion >= FIRST_VERSION_THAT_KNOWS_LOADING) return { topics };
    return {
      topics: topics.map(({ name, partitions = [] }) => ({
        name,
        partitions: partitions.map((partition) => ({
          ...partition,
          errorCode: asKnown(partition.errorCode),
        })),
      })),
    };
  },
});

function asKnown(errorCode: number | undefined): number {
  const isLoading = errorCode === ErrorCode.COORDINATOR_LOAD_IN_PROGRESS;
  return isLoading ? ErrorCode.COORDINATOR_NOT_AVAILABLE : (errorCode ?? ErrorCode.NONE);
}

/** Makes sure that the offsets' partition is in the transaction; the guard that goes with the append, or an error code. */
async function verify(
  index: number,
  request: TxnOffsetCommitRequest,
  { broker, apiVersion }: RequestContext,
): Promise<TransactionGuard | number> {
  const kind = checkKind(apiVersion);
  if (kind !== 'add' && !broker.transactionChecks.isVerifying) return { guard: null };
  const partition = broker.partitions.find(CONSUMER_OFFSETS_TOPIC, index);
  if (typeof partition === 'number') return partition;
  if (!partition.isLeader) return ErrorCode.NOT_LEADER_OR_FOLLOWER;
  const { transactionalId, producerId, producerEpoch } = request;
  const guard = partition.log.beginVerification(producerId, producerEpoch, NO_SEQUENCE, kind === 'add');
  if (typeof guard === 'number') return guard;
  if (guard === null) return { guard };
  const partitions = partitionSet([[CONSUMER_OFFSETS_TOPIC, [index]]]);
  const asked = { transactionalId, producerId, producerEpoch, partitions };
  const [result] = await broker.transactionChecks.checkPatiently(asked, kind);
  return result?.errorCode || { guard };
}

function checkKind(apiVersion: number): CheckKind {
  if (apiVersion >= FIRST_VERSION_THAT_ADDS) return 'add';
  return apiVersion >= FIRST_VERSION_THAT_ABORTS ? 'verify-abortable' : 'verify';
}
