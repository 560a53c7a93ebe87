import { ApiKey } from '@kavka/protocol';
import {
  type CreatePartitionsRequest,
  type CreatePartitionsResponse,
  decodeCreatePartitionsRequest,
  encodeCreatePartitionsResponse,
} from '@kavka/protocol/messages/37-create-partitions';
import { defineHandler } from '../dispatch/handler.ts';
import { withinMutationQuota } from '../quotas/within-mutation-quota.ts';

/** From here on clients know that they may be told to come again. */
const STRICT_FROM = 3;

export const createPartitions = defineHandler<CreatePartitionsRequest, CreatePartitionsResponse>({
  apiKey: ApiKey.CreatePartitions,
  decode: decodeCreatePartitionsRequest,
  encode: encodeCreatePartitionsResponse,
  handle: (request, context) =>
    withinMutationQuota(context, STRICT_FROM, (take) =>
      context.broker.controller.createPartitions(request, take),
    ),
});
