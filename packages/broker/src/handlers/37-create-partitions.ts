import { ApiKey } from '@kavka/protocol';
import {
  type CreatePartitionsRequest,
  type CreatePartitionsResponse,
  decodeCreatePartitionsRequest,
  encodeCreatePartitionsResponse,
} from '@kavka/protocol/messages/37-create-partitions';
import { defineHandler } from '../dispatch/handler.ts';

export const createPartitions = defineHandler<CreatePartitionsRequest, CreatePartitionsResponse>({
  apiKey: ApiKey.CreatePartitions,
  decode: decodeCreatePartitionsRequest,
  encode: encodeCreatePartitionsResponse,
  handle: (request, context) => context.broker.controller.createPartitions(request),
});
