import { RECORD_CONFIGS } from './records.ts';
import { TOPIC_REPLICATION_CONFIGS } from './replication.ts';
import { RETENTION_CONFIGS } from './retention.ts';
import { SEGMENT_CONFIGS } from './segments.ts';
import { TOPIC_TIERED_STORAGE_CONFIGS } from './tiered-storage.ts';

/** All configs of a topic. */
export const TOPIC_CONFIGS = {
  ...RETENTION_CONFIGS,
  ...SEGMENT_CONFIGS,
  ...RECORD_CONFIGS,
  ...TOPIC_REPLICATION_CONFIGS,
  ...TOPIC_TIERED_STORAGE_CONFIGS,
};
