import { ErrorCode } from '@kavka/protocol';
import type { JoinGroupResponseMember } from '@kavka/protocol/messages/11-join-group';
import type { Cluster } from '../../../cluster/index.ts';
import { brokerError } from '../../../errors/index.ts';
import type { Assignor, MemberSubscription } from '../../assignors/index.ts';
import { decodeSubscription, encodeAssignment } from './consumer-protocol.ts';

export interface EncodedAssignment {
  readonly memberId: string;
  readonly assignment: Buffer;
}

/** The part of a group's leader: shares the partitions out, and notices when there are others to share. */
export class GroupLeader {
  readonly #cluster: Cluster;
  #topics: ReadonlySet<string> = new Set();
  #counts: ReadonlyMap<string, number> = new Map();

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
  }

  async assign(
    assignor: Assignor,
    members: readonly JoinGroupResponseMember[],
  ): Promise<EncodedAssignment[]> {
    const subscriptions: MemberSubscription[] = members.map(({ memberId, groupInstanceId, metadata }) => ({
      memberId,
      groupInstanceId,
      ...decodeSubscription(metadata),
    }));
    this.#topics = new Set(subscriptions.flatMap(({ topics }) => topics));
    this.#cluster.track(this.#topics, false);
    const { metadata } = this.#cluster;
    if ([...this.#topics].some((topic) => metadata.topic(topic) === undefined)) await this.#cluster.refresh();
    this.#counts = this.#countPartitions();
    const assignment = assignor.assign(this.#counts, subscriptions);
    return [...assignment].map(([memberId, partitions]) => ({
      memberId,
      assignment: encodeAssignment(partitions),
    }));
  }

  /** This member does not lead any more. */
  resign(): void {
    this.#topics = new Set();
    this.#counts = new Map();
  }

  /** Whether topics have come, gone or grown since the assignment. */
  isOutdated(): boolean {
    const now = this.#countPartitions();
    return (
      now.size !== this.#counts.size || [...now].some(([topic, count]) => this.#counts.get(topic) !== count)
    );
  }

  #countPartitions(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const topic of this.#topics) {
      const known = this.#cluster.metadata.topic(topic);
      if (known !== undefined) counts.set(topic, known.partitions.length);
    }
    return counts;
  }
}

/** @throws BrokerError where the coordinator chose what this member never offered */
export function assignorNamed(
  assignors: readonly Assignor[],
  name: string | null,
  groupId: string,
): Assignor {
  const assignor = assignors.find((one) => one.name === name);
  if (assignor === undefined) throw brokerError(ErrorCode.INCONSISTENT_GROUP_PROTOCOL, { groupId });
  return assignor;
}
