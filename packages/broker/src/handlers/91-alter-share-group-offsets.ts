import { ApiKey } from '@kavka/protocol';
import {
  type AlterShareGroupOffsetsRequest,
  type AlterShareGroupOffsetsResponse,
  decodeAlterShareGroupOffsetsRequest,
  encodeAlterShareGroupOffsetsResponse,
} from '@kavka/protocol/messages/91-alter-share-group-offsets';
import { defineHandler } from '../dispatch/handler.ts';
import { shareVersionRefusal } from '../share/share-request.ts';

export const alterShareGroupOffsets = defineHandler<
  AlterShareGroupOffsetsRequest,
  AlterShareGroupOffsetsResponse
>({
  apiKey: ApiKey.AlterShareGroupOffsets,
  decode: decodeAlterShareGroupOffsetsRequest,
  encode: encodeAlterShareGroupOffsetsResponse,
  async handle(request, context) {
    return shareVersionRefusal(context) ?? context.broker.groups.alterShareGroupOffsets(request);
  },
});
