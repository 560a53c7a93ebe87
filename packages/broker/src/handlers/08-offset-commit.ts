import {
  decodeOffsetCommitRequest,
  encodeOffsetCommitResponse,
  type OffsetCommitRequest,
  type OffsetCommitResponse,
} from '@kavka/protocol/messages/08-offset-commit';
import { defineHandler } from '../dispatch/handler.ts';
import { originOf } from '../groups/request-origin.ts';

export const offsetCommit = defineHandler<OffsetCommitRequest, OffsetCommitResponse>({
  apiKey: 8,
  name: 'OffsetCommit',
  versions: [2, 10],
  decode: decodeOffsetCommitRequest,
  encode: encodeOffsetCommitResponse,
  handle: (request, context) => context.broker.groups.offsetCommit(request, originOf(context)),
});
