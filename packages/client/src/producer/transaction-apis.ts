import { ApiKey } from '@kavka/protocol';
import {
  decodeAddPartitionsToTxnResponse,
  encodeAddPartitionsToTxnRequest,
} from '@kavka/protocol/messages/24-add-partitions-to-txn';
import {
  decodeAddOffsetsToTxnResponse,
  encodeAddOffsetsToTxnRequest,
} from '@kavka/protocol/messages/25-add-offsets-to-txn';
import { decodeEndTxnResponse, encodeEndTxnRequest } from '@kavka/protocol/messages/26-end-txn';
import {
  decodeTxnOffsetCommitResponse,
  encodeTxnOffsetCommitRequest,
} from '@kavka/protocol/messages/28-txn-offset-commit';
import { api } from '../connection/api.ts';

/** Newer versions are for brokers among themselves. */
export const ADD_PARTITIONS_TO_TXN = api(
  ApiKey.AddPartitionsToTxn,
  encodeAddPartitionsToTxnRequest,
  decodeAddPartitionsToTxnResponse,
  { highest: 3 },
);
export const ADD_OFFSETS_TO_TXN = api(
  ApiKey.AddOffsetsToTxn,
  encodeAddOffsetsToTxnRequest,
  decodeAddOffsetsToTxnResponse,
);
export const END_TXN = api(ApiKey.EndTxn, encodeEndTxnRequest, decodeEndTxnResponse);
/** The same up to the version before transactions of the second kind, which end with a new epoch. */
export const END_TXN_V1 = api(ApiKey.EndTxn, encodeEndTxnRequest, decodeEndTxnResponse, { highest: 4 });
export const TXN_OFFSET_COMMIT = api(
  ApiKey.TxnOffsetCommit,
  encodeTxnOffsetCommitRequest,
  decodeTxnOffsetCommitResponse,
);
/** From version 5 on a commit of offsets adds its group to the transaction by itself. */
export const TXN_OFFSET_COMMIT_V1 = api(
  ApiKey.TxnOffsetCommit,
  encodeTxnOffsetCommitRequest,
  decodeTxnOffsetCommitResponse,
  { highest: 4 },
);
