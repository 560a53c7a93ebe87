import { ApiKey } from '@kavka/protocol';
import {
  type DescribeConfigsRequest,
  type DescribeConfigsResponse,
  decodeDescribeConfigsRequest,
  encodeDescribeConfigsResponse,
} from '@kavka/protocol/messages/32-describe-configs';
import { defineHandler } from '../dispatch/handler.ts';

export const describeConfigs = defineHandler<DescribeConfigsRequest, DescribeConfigsResponse>({
  apiKey: ApiKey.DescribeConfigs,
  decode: decodeDescribeConfigsRequest,
  encode: encodeDescribeConfigsResponse,
  handle: (request, context) => ({ results: context.broker.configView.describeAll(request) }),
});
