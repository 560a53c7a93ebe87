import { CONSUMER_GROUP_LEVEL_CONFIGS } from './consumer.ts';
import { SHARE_GROUP_LEVEL_CONFIGS } from './share.ts';
import { STREAMS_GROUP_LEVEL_CONFIGS } from './streams.ts';

/** All configs of a group, of any kind. */
export const GROUP_LEVEL_CONFIGS = {
  ...CONSUMER_GROUP_LEVEL_CONFIGS,
  ...SHARE_GROUP_LEVEL_CONFIGS,
  ...STREAMS_GROUP_LEVEL_CONFIGS,
};
