import { ApiKey, ErrorCode } from '@kavka/protocol';
import {
  decodeApiVersionsResponse,
  encodeApiVersionsRequest,
} from '@kavka/protocol/messages/18-api-versions';
import {
  decodeUpdateFeaturesResponse,
  encodeUpdateFeaturesRequest,
} from '@kavka/protocol/messages/57-update-features';
import { api } from '../../connection/index.ts';
import type { AdminCallOptions, AdminContext } from '../calls/admin-context.ts';
import { callForEach, callOnce, failure } from '../calls/call.ts';
import { toController } from '../calls/routes.ts';

/** Features that brokers know, and the levels that the cluster has settled on. */
export interface Features {
  /** Levels that the cluster has settled on, by name. */
  readonly finalized: Readonly<Record<string, number>>;
  /** Where in the metadata they were settled; -1 where that is not known. */
  readonly epoch: number;
  /** What the broker that answered could do. */
  readonly supported: Readonly<Record<string, { readonly min: number; readonly max: number }>>;
}

/**
 * The level that a feature is to be moved to.
 *
 * @example
 * await admin.updateFeatures([{ feature: 'transaction.version', level: 2 }]);
 */
export interface FeatureUpdate {
  readonly feature: string;
  /** 0 takes the feature away. */
  readonly level: number;
  /** `unsafeDowngrade`: even where that loses metadata. */
  readonly kind?: keyof typeof KINDS;
}

const KINDS = { upgrade: 1, safeDowngrade: 2, unsafeDowngrade: 3 } as const;
const SOFTWARE = { clientSoftwareName: 'kavka-client', clientSoftwareVersion: '0.1.0' };
const API_VERSIONS = api(ApiKey.ApiVersions, encodeApiVersionsRequest, decodeApiVersionsResponse, {
  lowest: 3,
});
/** From here on the kind of an update has a number of its own. */
const UPDATE_FEATURES = api(
  ApiKey.UpdateFeatures,
  encodeUpdateFeaturesRequest,
  decodeUpdateFeaturesResponse,
  { lowest: 1 },
);

export async function describeFeatures(
  admin: AdminContext,
  { nodeId, ...options }: AdminCallOptions & { readonly nodeId?: number } = {},
): Promise<Features> {
  const { finalizedFeatures, supportedFeatures, finalizedFeaturesEpoch } = await callOnce(
    admin,
    { api: API_VERSIONS, to: nodeId ?? 'any', request: () => SOFTWARE, error: (response) => response },
    options,
  );
  return {
    epoch: Number(finalizedFeaturesEpoch),
    finalized: Object.fromEntries(
      finalizedFeatures.map(({ name, maxVersionLevel }) => [name, maxVersionLevel]),
    ),
    supported: Object.fromEntries(
      supportedFeatures.map(({ name, minVersion, maxVersion }) => [
        name,
        { min: minVersion, max: maxVersion },
      ]),
    ),
  };
}

export async function updateFeatures(
  admin: AdminContext,
  updates: readonly FeatureUpdate[],
  { validateOnly = false, ...options }: AdminCallOptions & { readonly validateOnly?: boolean } = {},
): Promise<void> {
  await callForEach(
    admin,
    updates,
    {
      api: UPDATE_FEATURES,
      route: toController<FeatureUpdate>,
      describe: ({ feature }) => `feature ${feature}`,
      request: (some, timeoutMs) => ({
        timeoutMs,
        validateOnly,
        featureUpdates: some.map(({ feature, level, kind = 'upgrade' }) => ({
          feature,
          maxVersionLevel: level,
          upgradeType: KINDS[kind],
        })),
      }),
      outcomes: ({ errorCode, errorMessage, results }, some) =>
        new Map(
          some.map((update) => {
            const answer = results.find(({ feature }) => feature === update.feature);
            const isWhole = errorCode !== ErrorCode.NONE || answer === undefined;
            const [code, message] = isWhole
              ? [errorCode, errorMessage]
              : [answer.errorCode, answer.errorMessage];
            return [update, failure(code, `feature ${update.feature}`, {}, message) ?? null];
          }),
        ),
    },
    options,
  );
}
