import { ApiKey } from '@kavka/protocol';
import {
  type CreateAclsRequest,
  type CreateAclsResponse,
  decodeCreateAclsRequest,
  encodeCreateAclsResponse,
} from '@kavka/protocol/messages/30-create-acls';
import { defineHandler } from '../dispatch/handler.ts';
import { NO_AUTHORIZER } from '../security/no-authorizer.ts';

export const createAcls = defineHandler<CreateAclsRequest, CreateAclsResponse>({
  apiKey: ApiKey.CreateAcls,
  decode: decodeCreateAclsRequest,
  encode: encodeCreateAclsResponse,
  missing: 'an authorizer: none can be set yet',
  handle: ({ creations }) => ({ results: creations.map(() => NO_AUTHORIZER) }),
});
