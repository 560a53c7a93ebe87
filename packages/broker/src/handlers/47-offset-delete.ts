import {
  decodeOffsetDeleteRequest,
  encodeOffsetDeleteResponse,
  type OffsetDeleteRequest,
  type OffsetDeleteResponse,
} from '@kavka/protocol/messages/47-offset-delete';
import { defineHandler } from '../dispatch/handler.ts';
import { originOf } from '../groups/request-origin.ts';

export const offsetDelete = defineHandler<OffsetDeleteRequest, OffsetDeleteResponse>({
  apiKey: 47,
  name: 'OffsetDelete',
  versions: [0, 0],
  decode: decodeOffsetDeleteRequest,
  encode: encodeOffsetDeleteResponse,
  handle: (request, context) => context.broker.groups.offsetDelete(request, originOf(context)),
});
