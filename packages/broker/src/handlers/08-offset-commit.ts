import { ApiKey } from '@kavka/protocol';
import {
  decodeOffsetCommitRequest,
  encodeOffsetCommitResponse,
  type OffsetCommitRequest,
  type OffsetCommitResponse,
} from '@kavka/protocol/messages/08-offset-commit';
import { defineHandler } from '../dispatch/handler.ts';
import { originOf } from '../groups/request-origin.ts';

export const offsetCommit = defineHandler<OffsetCommitRequest, OffsetCommitResponse>({
  apiKey: ApiKey.OffsetCommit,
  decode: decodeOffsetCommitRequest,
  encode: encodeOffsetCommitResponse,
  handle: (request, context) => context.broker.groups.offsetCommit(request, originOf(context)),
});
