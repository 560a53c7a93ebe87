import { ApiKey } from '@kavka/protocol';
import {
  decodeListTransactionsRequest,
  encodeListTransactionsResponse,
  type ListTransactionsRequest,
  type ListTransactionsResponse,
} from '@kavka/protocol/messages/66-list-transactions';
import { defineHandler } from '../dispatch/handler.ts';

export const listTransactions = defineHandler<ListTransactionsRequest, ListTransactionsResponse>({
  apiKey: ApiKey.ListTransactions,
  decode: decodeListTransactionsRequest,
  encode: encodeListTransactionsResponse,
  handle: (request, { broker }) => broker.transactions.list(request),
});
