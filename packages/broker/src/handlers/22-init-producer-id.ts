import { ApiKey, ErrorCode } from '@kavka/protocol';
import {
  decodeInitProducerIdRequest,
  encodeInitProducerIdResponse,
  type InitProducerIdRequest,
  type InitProducerIdResponse,
} from '@kavka/protocol/messages/22-init-producer-id';
import { defineHandler } from '../dispatch/handler.ts';

const NONE = { producerId: -1n, producerEpoch: -1 };

export const initProducerId = defineHandler<InitProducerIdRequest, InitProducerIdResponse>({
  apiKey: ApiKey.InitProducerId,
  missing: 'transactional ids',
  decode: decodeInitProducerIdRequest,
  encode: encodeInitProducerIdResponse,
  async handle(request, context) {
    if (request.transactionalId === '') return { errorCode: ErrorCode.INVALID_REQUEST, ...NONE };
    if (request.transactionalId !== null) return { errorCode: ErrorCode.UNSUPPORTED_VERSION, ...NONE };
    return { errorCode: 0, producerId: await context.broker.producerIds.next(), producerEpoch: 0 };
  },
});
