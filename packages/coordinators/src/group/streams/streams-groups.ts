import type { Init } from '@kavka/protocol';
import type { StreamsGroupHeartbeatRequest } from '@kavka/protocol/messages/88-streams-group-heartbeat';
import type { StreamsGroupDescribeResponseDescribedGroup } from '@kavka/protocol/messages/89-streams-group-describe';
import type { RequestOrigin } from '../../group-coordinator.ts';
import type { GroupRecord } from '../../records/group-record.ts';
import { type Answer, answer } from '../../runtime/outcome.ts';
import { Refusal } from '../../runtime/refusal.ts';
import type { ModernContext } from '../modern/modern-context.ts';
import { describeStreamsGroup } from './describe-streams-group.ts';
import type { StreamsHeartbeatResult } from './heartbeat-result.ts';
import type { StreamsGroup } from './streams-group.ts';
import { StreamsHeartbeat } from './streams-heartbeat.ts';
import { StreamsLeave } from './streams-leave.ts';

/** All that happens to streams groups: each method is one event. */
export class StreamsGroups {
  readonly #leave: StreamsLeave;
  readonly #heartbeat: StreamsHeartbeat;

  constructor(context: ModernContext) {
    this.#leave = new StreamsLeave(context);
    this.#heartbeat = new StreamsHeartbeat(context, this.#leave);
  }

  heartbeat(
    request: StreamsGroupHeartbeatRequest,
    origin: RequestOrigin,
  ): Answer<GroupRecord, StreamsHeartbeatResult> {
    const outcome =
      request.memberEpoch < 0 ? this.#left(request) : this.#heartbeat.heartbeat(request, origin);
    if (!(outcome instanceof Refusal)) return outcome;
    return answer({ response: { ...outcome }, missingTopics: [] });
  }

  describe(group: StreamsGroup): Init<StreamsGroupDescribeResponseDescribedGroup> {
    return describeStreamsGroup(group);
  }

  loaded(group: StreamsGroup): void {
    this.#leave.loaded(group);
  }

  #left(request: StreamsGroupHeartbeatRequest): Answer<GroupRecord, StreamsHeartbeatResult> | Refusal {
    const outcome = this.#leave.leave(request);
    if (outcome instanceof Refusal) return outcome;
    return { ...outcome, response: { response: outcome.response, missingTopics: [] } };
  }
}
