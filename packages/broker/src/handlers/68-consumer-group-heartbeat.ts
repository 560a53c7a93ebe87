import { ApiKey, ErrorCode } from '@kavka/protocol';
import {
  type ConsumerGroupHeartbeatRequest,
  type ConsumerGroupHeartbeatResponse,
  decodeConsumerGroupHeartbeatRequest,
  encodeConsumerGroupHeartbeatResponse,
} from '@kavka/protocol/messages/68-consumer-group-heartbeat';
import { defineHandler } from '../dispatch/handler.ts';
import { originOf } from '../groups/request-origin.ts';
import { isServed } from '../groups/served-protocols.ts';

export const consumerGroupHeartbeat = defineHandler<
  ConsumerGroupHeartbeatRequest,
  ConsumerGroupHeartbeatResponse
>({
  apiKey: ApiKey.ConsumerGroupHeartbeat,
  decode: decodeConsumerGroupHeartbeatRequest,
  encode: encodeConsumerGroupHeartbeatResponse,
  async handle(request, context) {
    if (!isServed('consumer', context)) return { errorCode: ErrorCode.UNSUPPORTED_VERSION };
    return context.broker.groups.consumerGroupHeartbeat(request, originOf(context));
  },
});
