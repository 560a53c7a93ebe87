import { ApiKey } from '@kavka/protocol';
import {
  type DeleteAclsRequest,
  type DeleteAclsResponse,
  decodeDeleteAclsRequest,
  encodeDeleteAclsResponse,
} from '@kavka/protocol/messages/31-delete-acls';
import { defineHandler } from '../dispatch/handler.ts';
import { NO_AUTHORIZER } from '../security/no-authorizer.ts';

export const deleteAcls = defineHandler<DeleteAclsRequest, DeleteAclsResponse>({
  apiKey: ApiKey.DeleteAcls,
  decode: decodeDeleteAclsRequest,
  encode: encodeDeleteAclsResponse,
  missing: 'an authorizer: none can be set yet',
  handle: ({ filters }) => ({
    filterResults: filters.map(() => ({ ...NO_AUTHORIZER, matchingAcls: [] })),
  }),
});
