import { ApiKey } from '@kavka/protocol';
import {
  type DescribeAclsRequest,
  type DescribeAclsResponse,
  decodeDescribeAclsRequest,
  encodeDescribeAclsResponse,
} from '@kavka/protocol/messages/29-describe-acls';
import { defineHandler } from '../dispatch/handler.ts';
import { NO_AUTHORIZER } from '../security/no-authorizer.ts';

export const describeAcls = defineHandler<DescribeAclsRequest, DescribeAclsResponse>({
  apiKey: ApiKey.DescribeAcls,
  decode: decodeDescribeAclsRequest,
  encode: encodeDescribeAclsResponse,
  missing: 'an authorizer: none can be set yet',
  handle: () => ({ ...NO_AUTHORIZER, resources: [] }),
});
