import { GROUP_CONFIGS } from './groups.ts';
import { CONSUMER_GROUP_CONFIGS } from './groups-consumer.ts';
import { SHARE_GROUP_CONFIGS } from './groups-share.ts';
import { STREAMS_GROUP_CONFIGS } from './groups-streams.ts';
import { LISTENER_CONFIGS } from './listeners.ts';
import { LOG_CONFIGS } from './log.ts';
import { LOG_CLEANER_CONFIGS } from './log-cleaner.ts';
import { METADATA_CONFIGS } from './metadata.ts';
import { METRICS_CONFIGS } from './metrics.ts';
import { NETWORK_CONFIGS } from './network.ts';
import { NODE_CONFIGS } from './node.ts';
import { OFFSETS_CONFIGS } from './offsets.ts';
import { QUORUM_CONFIGS } from './quorum.ts';
import { QUOTA_CONFIGS } from './quotas.ts';
import { REPLICATION_CONFIGS } from './replication.ts';
import { SASL_CONFIGS } from './sasl.ts';
import { SASL_OAUTHBEARER_CONFIGS } from './sasl-oauthbearer.ts';
import { SECURITY_CONFIGS } from './security.ts';
import { SSL_CONFIGS } from './ssl.ts';
import { TIERED_STORAGE_CONFIGS } from './tiered-storage.ts';
import { TOPIC_DEFAULT_CONFIGS } from './topics.ts';
import { TRANSACTION_CONFIGS } from './transactions.ts';

/** All configs of a node, as found in `server.properties`. */
export const BROKER_CONFIGS = {
  ...NODE_CONFIGS,
  ...LISTENER_CONFIGS,
  ...NETWORK_CONFIGS,
  ...QUORUM_CONFIGS,
  ...METADATA_CONFIGS,
  ...LOG_CONFIGS,
  ...LOG_CLEANER_CONFIGS,
  ...TOPIC_DEFAULT_CONFIGS,
  ...REPLICATION_CONFIGS,
  ...OFFSETS_CONFIGS,
  ...GROUP_CONFIGS,
  ...CONSUMER_GROUP_CONFIGS,
  ...STREAMS_GROUP_CONFIGS,
  ...SHARE_GROUP_CONFIGS,
  ...TRANSACTION_CONFIGS,
  ...QUOTA_CONFIGS,
  ...TIERED_STORAGE_CONFIGS,
  ...METRICS_CONFIGS,
  ...SECURITY_CONFIGS,
  ...SSL_CONFIGS,
  ...SASL_CONFIGS,
  ...SASL_OAUTHBEARER_CONFIGS,
};
