import { ApiKey } from '@kavka/protocol';
import {
  decodeDescribeAclsResponse,
  encodeDescribeAclsRequest,
} from '@kavka/protocol/messages/29-describe-acls';
import { decodeCreateAclsResponse, encodeCreateAclsRequest } from '@kavka/protocol/messages/30-create-acls';
import { decodeDeleteAclsResponse, encodeDeleteAclsRequest } from '@kavka/protocol/messages/31-delete-acls';
import { api } from '../../connection/index.ts';
import type { AdminCallOptions, AdminContext } from '../calls/admin-context.ts';
import { callForEach, callOnce, failure } from '../calls/call.ts';
import { toController } from '../calls/routes.ts';
import { type Acl, type AclFilter, aclOf, aclText, wireAcl, wireFilter } from './acls.ts';

const DESCRIBE_ACLS = api(ApiKey.DescribeAcls, encodeDescribeAclsRequest, decodeDescribeAclsResponse);
const CREATE_ACLS = api(ApiKey.CreateAcls, encodeCreateAclsRequest, decodeCreateAclsResponse);
const DELETE_ACLS = api(ApiKey.DeleteAcls, encodeDeleteAclsRequest, decodeDeleteAclsResponse);

export async function describeAcls(
  admin: AdminContext,
  filter: AclFilter = {},
  options?: AdminCallOptions,
): Promise<Required<Acl>[]> {
  const { resources } = await callOnce(
    admin,
    { api: DESCRIBE_ACLS, to: 'any', request: () => wireFilter(filter), error: (response) => response },
    options,
  );
  return resources.flatMap(({ acls, ...resource }) => acls.map((acl) => aclOf({ ...resource, ...acl })));
}

export async function createAcls(
  admin: AdminContext,
  acls: readonly Acl[],
  options?: AdminCallOptions,
): Promise<void> {
  await callForEach(
    admin,
    acls,
    {
      api: CREATE_ACLS,
      route: toController<Acl>,
      describe: aclText,
      request: (some) => ({
        creations: some.map((acl) => {
          const { patternType: resourcePatternType, ...others } = wireAcl(acl);
          return { ...others, resourcePatternType };
        }),
      }),
      outcomes: ({ results }, some) =>
        new Map(
          some.flatMap((acl, index) => {
            const answer = results[index];
            if (answer === undefined) return [];
            return [[acl, failure(answer.errorCode, aclText(acl), {}, answer.errorMessage) ?? null] as const];
          }),
        ),
    },
    options,
  );
}

/** Takes away all entries that one of the filters describes; the answer lists them. */
export async function deleteAcls(
  admin: AdminContext,
  filters: readonly AclFilter[],
  options?: AdminCallOptions,
): Promise<Required<Acl>[]> {
  const deleted = await callForEach(
    admin,
    filters,
    {
      api: DELETE_ACLS,
      route: toController<AclFilter>,
      describe: aclText,
      request: (some) => ({ filters: some.map(wireFilter) }),
      outcomes: ({ filterResults }, some) =>
        new Map(
          some.flatMap((filter, index) => {
            const answer = filterResults[index];
            if (answer === undefined) return [];
            const { errorCode, errorMessage, matchingAcls } = answer;
            return [
              [
                filter,
                failure(errorCode, aclText(filter), {}, errorMessage) ?? matchingAcls.map(aclOf),
              ] as const,
            ];
          }),
        ),
    },
    options,
  );
  return deleted.flat();
}
