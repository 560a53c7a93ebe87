import { ApiKey } from '@kavka/protocol';
import {
  decodeProduceRequest,
  encodeProduceResponse,
  type ProduceRequest,
  type ProduceResponse,
} from '@kavka/protocol/messages/00-produce';
import { defineStartingHandler } from '../dispatch/handler.ts';
import { PendingProduce } from '../produce/pending-produce.ts';

/**
 * Versions before 3 are not served, but announced from 0 as Kafka does: librdkafka takes a higher first version for a broker
 * without compression.
 */
export const produce = defineStartingHandler<ProduceRequest, ProduceResponse>({
  apiKey: ApiKey.Produce,
  pipelined: true,
  decode: decodeProduceRequest,
  encode: encodeProduceResponse,
  start(request, context, reply) {
    new PendingProduce(request, context, reply).start();
  },
});
