import type { Uuid } from '@kavka/base';
import type { MetadataRecord } from '@kavka/protocol/messages/metadata/index';
import { METADATA_VERSION } from '../image/features.ts';
import { ConfigResourceType, type Endpoint, type MetadataImage } from '../image/metadata-image.ts';
import { configRecord } from '../records.ts';
import { INITIAL_FEATURE_LEVELS, SUPPORTED_FEATURES } from '../supported-features.ts';
import { MIN_INSYNC_REPLICAS } from './topic-configs.ts';

/** Levels of `metadata.version` from which on something may stand in the log. */
const TRANSACTIONS = 13;
const CONTROLLER_REGISTRATIONS = 15;

/** Who this controller is, and where it listens. */
export interface ControllerIdentity {
  readonly nodeId: number;
  /** New with each start. */
  readonly incarnationId: Uuid;
  readonly listeners: readonly Endpoint[];
}

/** The records with which a new cluster is formatted. */
export function initialFeatureRecords(): MetadataRecord[] {
  return INITIAL_FEATURE_LEVELS.map(([name, featureLevel]) => ({
    type: 'FeatureLevelRecord',
    data: { name, featureLevel },
  }));
}

/**
 * What a controller writes as the first thing when it takes over an empty log: the records that the cluster was formatted with. They take
 * effect together, and a crash in between leaves nothing.
 */
export function bootstrapRecords(
  formatted: readonly MetadataRecord[],
  minInsyncReplicas: string,
): MetadataRecord[] {
  const records = [...formatted];
  if (levelIn(formatted, 'eligible.leader.replicas.version') > 0) {
    // With eligible leaders kept, the smallest ISR must be in the metadata: all brokers have to agree on it.
    records.push(configRecord(ConfigResourceType.BROKER, '', MIN_INSYNC_REPLICAS, minInsyncReplicas));
  }
  if (levelIn(formatted, METADATA_VERSION) < TRANSACTIONS) return records;
  return [
    { type: 'BeginTransactionRecord', data: { name: 'Bootstrap records' } },
    ...records,
    { type: 'EndTransactionRecord', data: {} },
  ];
}

function levelIn(records: readonly MetadataRecord[], feature: string): number {
  const found = records.find(
    (record) => record.type === 'FeatureLevelRecord' && record.data.name === feature,
  );
  return found?.type === 'FeatureLevelRecord' ? found.data.featureLevel : 0;
}

/** What tells the others about this start of the controller. */
export function controllerRegistration(state: MetadataImage, identity: ControllerIdentity): MetadataRecord[] {
  const { nodeId, incarnationId, listeners } = identity;
  if (state.features.metadataVersion < CONTROLLER_REGISTRATIONS) return [];
  if (state.controllers.get(nodeId)?.incarnationId === incarnationId) return [];
  return [
    {
      type: 'RegisterControllerRecord',
      data: {
        controllerId: nodeId,
        incarnationId,
        zkMigrationReady: false,
        endPoints: listeners.map((listener) => ({ ...listener })),
        features: SUPPORTED_FEATURES.map((feature) => ({ ...feature })),
      },
    },
  ];
}
