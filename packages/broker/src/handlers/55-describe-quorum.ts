import { ApiKey } from '@kavka/protocol';
import {
  type DescribeQuorumRequest,
  type DescribeQuorumResponse,
  decodeDescribeQuorumRequest,
  encodeDescribeQuorumResponse,
} from '@kavka/protocol/messages/55-describe-quorum';
import { defineHandler } from '../dispatch/handler.ts';
import { quorumResponse } from '../metadata/quorum-response.ts';

export const describeQuorum = defineHandler<DescribeQuorumRequest, DescribeQuorumResponse>({
  apiKey: ApiKey.DescribeQuorum,
  decode: decodeDescribeQuorumRequest,
  encode: encodeDescribeQuorumResponse,
  handle: (request, context) => quorumResponse(request, context.apiVersion, context.broker),
});
