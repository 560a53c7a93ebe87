import { ApiKey } from '@kavka/protocol';
import {
  type DescribeShareGroupOffsetsRequest,
  type DescribeShareGroupOffsetsResponse,
  decodeDescribeShareGroupOffsetsRequest,
  encodeDescribeShareGroupOffsetsResponse,
} from '@kavka/protocol/messages/90-describe-share-group-offsets';
import { defineHandler } from '../dispatch/handler.ts';
import { shareVersionRefusal } from '../share/share-request.ts';

export const describeShareGroupOffsets = defineHandler<
  DescribeShareGroupOffsetsRequest,
  DescribeShareGroupOffsetsResponse
>({
  apiKey: ApiKey.DescribeShareGroupOffsets,
  decode: decodeDescribeShareGroupOffsetsRequest,
  encode: encodeDescribeShareGroupOffsetsResponse,
  async handle(request, context) {
    const refusal = shareVersionRefusal(context);
    if (refusal === undefined) return context.broker.groups.describeShareGroupOffsets(request);
    return { groups: request.groups.map(({ groupId }) => ({ groupId, ...refusal })) };
  },
});
