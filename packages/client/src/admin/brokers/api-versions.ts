import { ApiKey } from '@kavka/protocol';
import {
  decodeApiVersionsResponse,
  encodeApiVersionsRequest,
} from '@kavka/protocol/messages/18-api-versions';
import { api } from '../../connection/index.ts';
import type { AdminCallOptions, AdminContext } from '../calls/admin-context.ts';
import { callOnce } from '../calls/call.ts';

/** Versions of one API that a broker serves. */
export interface ServedApi {
  readonly key: number;
  readonly min: number;
  readonly max: number;
}

const SOFTWARE = { clientSoftwareName: 'kavka-client', clientSoftwareVersion: '0.1.0' };
const API_VERSIONS = api(ApiKey.ApiVersions, encodeApiVersionsRequest, decodeApiVersionsResponse, {
  lowest: 3,
});

/** What a broker serves, in the order of the keys. */
export async function describeApiVersions(
  admin: AdminContext,
  nodeId: number,
  options?: AdminCallOptions,
): Promise<ServedApi[]> {
  const { apiKeys } = await callOnce(
    admin,
    { api: API_VERSIONS, to: nodeId, request: () => SOFTWARE, error: (response) => response },
    options,
  );
  return apiKeys
    .map(({ apiKey, minVersion, maxVersion }) => ({ key: apiKey, min: minVersion, max: maxVersion }))
    .sort((a, b) => a.key - b.key);
}
