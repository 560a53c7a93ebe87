import { ErrorCode, type Init } from '@kavka/protocol';
import type {
  DescribeGroupsRequest,
  DescribeGroupsResponse,
  DescribeGroupsResponseDescribedGroup,
} from '@kavka/protocol/messages/15-describe-groups';
import type { ListGroupsRequest, ListGroupsResponse } from '@kavka/protocol/messages/16-list-groups';
import type { DeleteGroupsRequest, DeleteGroupsResponse } from '@kavka/protocol/messages/42-delete-groups';
import { describeGroup } from '../group/classic/describe-group.ts';
import { groupFilter, listGroups } from '../group/list-groups.ts';
import type { StateTopics } from '../group/share/state-partitions.ts';
import type { RequestOrigin } from '../group-coordinator.ts';
import type { LedPartitions } from './led-partitions.ts';
import type { ShareRequests } from './share-requests.ts';

/** From here on a group that is not there is an error, not a dead group. */
const FIRST_DESCRIBE_WITH_MISSING_GROUPS = 6;

/** What administrators ask of groups. */
export class GroupRequests {
  readonly #led: LedPartitions;
  readonly #shares: ShareRequests;

  constructor(led: LedPartitions, shares: ShareRequests) {
    this.#led = led;
    this.#shares = shares;
  }

  describe(request: DescribeGroupsRequest, origin: RequestOrigin): Init<DescribeGroupsResponse> {
    return { groups: request.groups.map((groupId) => this.#describe(groupId, origin.version)) };
  }

  list(request: ListGroupsRequest): Init<ListGroupsResponse> {
    if (this.#led.isClosed) return { errorCode: ErrorCode.COORDINATOR_NOT_AVAILABLE };
    const filter = groupFilter(request.statesFilter, request.typesFilter);
    const groups: NonNullable<Init<ListGroupsResponse>['groups']>[number][] = [];
    for (const { shard, machine } of this.#led.all()) {
      const refusal = shard.refusal();
      if (refusal === ErrorCode.COORDINATOR_LOAD_IN_PROGRESS) return { errorCode: refusal };
      if (refusal !== ErrorCode.NOT_COORDINATOR) groups.push(...listGroups(machine.groups.all(), filter));
    }
    return { errorCode: ErrorCode.NONE, groups };
  }

  async delete(request: DeleteGroupsRequest): Promise<Init<DeleteGroupsResponse>> {
    const groupIds = [...new Set(request.groupsNames)];
    const results = groupIds.map(async (groupId) => ({ groupId, errorCode: await this.#delete(groupId) }));
    return { results: await Promise.all(results) };
  }

  #describe(groupId: string, version: number): Init<DescribeGroupsResponseDescribedGroup> {
    const led = this.#led.find(groupId);
    if (typeof led === 'number') return { groupId, errorCode: led };
    const group = led.machine.groups.classic(groupId);
    if (group !== undefined) return describeGroup(group);
    const dead = { groupId, groupState: 'Dead' };
    if (version < FIRST_DESCRIBE_WITH_MISSING_GROUPS) return dead;
    return {
      ...dead,
      errorCode: ErrorCode.GROUP_ID_NOT_FOUND,
      errorMessage: `There is no classic group ${groupId}.`,
    };
  }

  async #delete(groupId: string): Promise<number> {
    const led = this.#led.find(groupId);
    if (typeof led === 'number') return led;
    const states = await led.shard.ask<StateTopics | number>(
      () => led.machine.shareOffsets.deleteAll(groupId),
      (error) => error,
    );
    if (typeof states === 'number') return states;
    const [failed] = (await this.#shares.deleteStates(groupId, states)).values();
    if (failed !== undefined) return failed.errorCode;
    return led.shard.ask(
      () => led.machine.deleteGroup(groupId),
      (error) => error,
    );
  }
}
