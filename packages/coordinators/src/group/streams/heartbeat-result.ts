import type { Init } from '@kavka/protocol';
import type { StreamsGroupHeartbeatResponse } from '@kavka/protocol/messages/88-streams-group-heartbeat';
import type { InternalTopic } from './configured-topology.ts';

/** A response, and the topics that the broker has to make for the application. */
export interface StreamsHeartbeatResult {
  readonly response: Init<StreamsGroupHeartbeatResponse>;
  readonly missingTopics: readonly InternalTopic[];
}
