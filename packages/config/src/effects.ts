import type { BROKER_CONFIGS } from './broker/all.ts';
import type { GROUP_LEVEL_CONFIGS } from './group/all.ts';
import type { TOPIC_CONFIGS } from './topic/all.ts';
import type { NameOf } from './values.ts';

/**
 * The configs that Kavka acts on. All others are read, judged and described, and do nothing yet. The pages of documentation
 * say which is which, so a name goes in here with the code that makes it true.
 */
export const EFFECTIVE: {
  readonly broker: readonly NameOf<typeof BROKER_CONFIGS>[];
  readonly topic: readonly NameOf<typeof TOPIC_CONFIGS>[];
  readonly group: readonly NameOf<typeof GROUP_LEVEL_CONFIGS>[];
} = {
  broker: [],
  topic: [],
  group: [],
};
