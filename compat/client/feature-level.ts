import { ADMIN_CONFIGS } from '@kavka/config';
import { ApiKey } from '@kavka/protocol';
import {
  decodeUpdateFeaturesResponse,
  encodeUpdateFeaturesRequest,
} from '@kavka/protocol/messages/57-update-features';
import { Cluster } from '../../packages/client/src/cluster/index.ts';
import { clusterSettings, readClientConfig } from '../../packages/client/src/config/index.ts';
import { api, clientWorld } from '../../packages/client/src/connection/index.ts';

const UPDATE_FEATURES = api(ApiKey.UpdateFeatures, encodeUpdateFeaturesRequest, decodeUpdateFeaturesResponse);
const SAFE_DOWNGRADE = 2;

/** Sets a feature of the whole cluster to a lower level. */
export async function downgradeFeature(
  bootstrapServers: string,
  feature: string,
  level: number,
): Promise<void> {
  const settings = clusterSettings(readClientConfig(ADMIN_CONFIGS, { bootstrapServers }));
  await using cluster = new Cluster(clientWorld(), settings);
  await cluster.refresh();
  const update = { feature, maxVersionLevel: level, upgradeType: SAFE_DOWNGRADE };
  const answer = await cluster.request('controller', UPDATE_FEATURES, { featureUpdates: [update] });
  if (answer.errorCode !== 0) throw new Error(`${feature} ${level}: ${answer.errorMessage}`);
}
