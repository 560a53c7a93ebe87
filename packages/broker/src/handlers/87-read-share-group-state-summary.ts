import { ApiKey } from '@kavka/protocol';
import {
  decodeReadShareGroupStateSummaryRequest,
  encodeReadShareGroupStateSummaryResponse,
  type ReadShareGroupStateSummaryRequest,
  type ReadShareGroupStateSummaryResponse,
} from '@kavka/protocol/messages/87-read-share-group-state-summary';
import { defineHandler } from '../dispatch/handler.ts';

export const readShareGroupStateSummary = defineHandler<
  ReadShareGroupStateSummaryRequest,
  ReadShareGroupStateSummaryResponse
>({
  apiKey: ApiKey.ReadShareGroupStateSummary,
  decode: decodeReadShareGroupStateSummaryRequest,
  encode: encodeReadShareGroupStateSummaryResponse,
  handle: (request, { broker }) => broker.shareStates.readStateSummary(request),
});
