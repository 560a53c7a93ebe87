import { ApiKey } from '@kavka/protocol';
import {
  type DeleteShareGroupOffsetsRequest,
  type DeleteShareGroupOffsetsResponse,
  decodeDeleteShareGroupOffsetsRequest,
  encodeDeleteShareGroupOffsetsResponse,
} from '@kavka/protocol/messages/92-delete-share-group-offsets';
import { defineHandler } from '../dispatch/handler.ts';
import { shareVersionRefusal } from '../share/share-request.ts';

export const deleteShareGroupOffsets = defineHandler<
  DeleteShareGroupOffsetsRequest,
  DeleteShareGroupOffsetsResponse
>({
  apiKey: ApiKey.DeleteShareGroupOffsets,
  decode: decodeDeleteShareGroupOffsetsRequest,
  encode: encodeDeleteShareGroupOffsetsResponse,
  async handle(request, context) {
    return shareVersionRefusal(context) ?? context.broker.groups.deleteShareGroupOffsets(request);
  },
});
