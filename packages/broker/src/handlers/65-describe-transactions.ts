import { ApiKey } from '@kavka/protocol';
import {
  type DescribeTransactionsRequest,
  type DescribeTransactionsResponse,
  decodeDescribeTransactionsRequest,
  encodeDescribeTransactionsResponse,
} from '@kavka/protocol/messages/65-describe-transactions';
import { defineHandler } from '../dispatch/handler.ts';

export const describeTransactions = defineHandler<DescribeTransactionsRequest, DescribeTransactionsResponse>({
  apiKey: ApiKey.DescribeTransactions,
  decode: decodeDescribeTransactionsRequest,
  encode: encodeDescribeTransactionsResponse,
  handle: ({ transactionalIds }, { broker }) => ({
    transactionStates: transactionalIds.map((id) => broker.transactions.describe(id)),
  }),
});
