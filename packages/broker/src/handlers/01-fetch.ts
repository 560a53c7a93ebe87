import { ApiKey } from '@kavka/protocol';
import {
  decodeFetchRequest,
  encodeFetchResponse,
  type FetchRequest,
  type FetchResponse,
} from '@kavka/protocol/messages/01-fetch';
import { defineStartingHandler } from '../dispatch/handler.ts';
import { PendingFetch } from '../fetch/pending-fetch.ts';

export const fetch = defineStartingHandler<FetchRequest, FetchResponse>({
  apiKey: ApiKey.Fetch,
  missing: 'reading from followers',
  decode: decodeFetchRequest,
  encode: encodeFetchResponse,
  start(request, context, reply) {
    new PendingFetch(request, context, reply).start();
  },
});
