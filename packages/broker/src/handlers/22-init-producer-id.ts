import { ApiKey } from '@kavka/protocol';
import {
  decodeInitProducerIdRequest,
  encodeInitProducerIdResponse,
  type InitProducerIdRequest,
  type InitProducerIdResponse,
} from '@kavka/protocol/messages/22-init-producer-id';
import { defineHandler } from '../dispatch/handler.ts';
import { fencedForOlder } from '../transactions/fenced-for-older.ts';

const FIRST_VERSION_WITH_FENCING = 4;

export const initProducerId = defineHandler<InitProducerIdRequest, InitProducerIdResponse>({
  apiKey: ApiKey.InitProducerId,
  decode: decodeInitProducerIdRequest,
  encode: encodeInitProducerIdResponse,
  async handle(request, context) {
    const result = await context.broker.transactions.initProducerId(request);
    const isKnown = context.apiVersion >= FIRST_VERSION_WITH_FENCING;
    return { ...result, errorCode: fencedForOlder(result.errorCode, isKnown) };
  },
});
