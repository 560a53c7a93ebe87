import { ErrorCode } from '@kavka/protocol';
import type { StreamsGroupMetadataValue } from '@kavka/protocol/messages/coordinator/streams-group-metadata-value';
import {
  STREAMS_CURRENT_ASSIGNMENT,
  STREAMS_EPOCH,
  STREAMS_MEMBER,
  STREAMS_TARGET_ASSIGNMENT,
  STREAMS_TARGET_ASSIGNMENT_EPOCH,
  STREAMS_TOPOLOGY,
  type StreamsGroupRecord,
} from '../../records/streams-group-records.ts';
import type { Change } from '../../runtime/state-machine.ts';
import type { ReplayedGroup, RetentionStart } from '../group.ts';
import { AssignedGroup, DELETED_ASSIGNMENT, type Undo } from '../modern/assigned-group.ts';
import type { ConfiguredTopology } from './configured-topology.ts';
import {
  isReconciledTo,
  newStreamsMember,
  type StreamsMember,
  withCurrentAssignment,
  withMetadata,
} from './streams-member.ts';
import { TaskProcesses } from './task-processes.ts';
import { NO_TASKS, type TaskSets, tasksOf } from './tasks.ts';
import { Topology } from './topology.ts';

/** Kafka's names, as clients see them. */
export type StreamsGroupState = 'Empty' | 'NotReady' | 'Assigning' | 'Reconciling' | 'Stable';

/** What an assignment depends on beside members and topics, such as `num.standby.replicas`. */
export type AssignmentConfigs = ReadonlyMap<string, string>;

const NO_UNDO: Undo = () => {};

/** A group of KIP-1071: the threads of a Kafka Streams application. */
export class StreamsGroup
  extends AssignedGroup<StreamsMember, TaskSets>
  implements ReplayedGroup<StreamsGroupRecord>
{
  readonly kind = 'streams';
  readonly listedProtocolType = 'streams';
  readonly processes = new TaskProcesses();
  /** Not in any record: made anew from the topology when it is needed. */
  configured: ConfiguredTopology | null = null;
  /** A member that has asked all others to stop; not in any record. */
  shutdownRequestedBy: string | null = null;
  /** Moves when the tasks of a member that others ask for state have changed; not in any record. */
  endpointEpoch = 0;
  #topology: Topology | null = null;
  #validatedTopologyEpoch = 0;
  #assignmentConfigs: AssignmentConfigs = new Map();
  #isGone = false;

  get state(): StreamsGroupState {
    if (this.isEmpty) return 'Empty';
    if (this.#topology?.epoch !== this.#validatedTopologyEpoch) return 'NotReady';
    if (this.groupEpoch > this.assignmentEpoch) return 'Assigning';
    for (const member of this.members.values())
      if (!isReconciledTo(member, this.assignmentEpoch)) return 'Reconciling';
    return 'Stable';
  }

  get isGone(): boolean {
    return this.#isGone;
  }

  get topology(): Topology | null {
    return this.#topology;
  }

  /** The topology that was found to be in order; -1: none. */
  get validatedTopologyEpoch(): number {
    return this.#validatedTopologyEpoch;
  }

  /** What the last assignment was made with. */
  get assignmentConfigs(): AssignmentConfigs {
    return this.#assignmentConfigs;
  }

  targetOf(memberId: string): TaskSets {
    return this.targetAssignment.get(memberId) ?? NO_TASKS;
  }

  isSubscribedTo(topic: string): boolean {
    return !this.isEmpty && this.#topology?.readers.has(topic) === true;
  }

  /** On changelogs as well. */
  dependsOn(topic: string): boolean {
    return this.#topology?.requiredTopics().has(topic) === true;
  }

  offsetDeleteError(): number {
    return ErrorCode.NONE;
  }

  retentionStart(): RetentionStart {
    return (offset) => offset.commitTimestampMs;
  }

  replay(record: StreamsGroupRecord): Change {
    const undo = this.#replay(record);
    return { commit: () => {}, revert: undo };
  }

  tombstones(): StreamsGroupRecord[] {
    const { groupId } = this;
    const keys = [...this.members.keys()].map((memberId) => ({ groupId, memberId }));
    return [
      ...keys.map((key) => STREAMS_CURRENT_ASSIGNMENT.tombstone(key)),
      ...keys.map((key) => STREAMS_TARGET_ASSIGNMENT.tombstone(key)),
      STREAMS_TARGET_ASSIGNMENT_EPOCH.tombstone({ groupId }),
      ...keys.map((key) => STREAMS_MEMBER.tombstone(key)),
      STREAMS_EPOCH.tombstone({ groupId }),
      STREAMS_TOPOLOGY.tombstone({ groupId }),
    ];
  }

  close(): void {}

  protected override memberChanged(
    previous: StreamsMember | undefined,
    member: StreamsMember | undefined,
  ): void {
    if (previous !== undefined) this.processes.remove(previous);
    if (member !== undefined) this.processes.add(member);
    if (this.isEmpty) this.shutdownRequestedBy = null;
  }

  #replay(record: StreamsGroupRecord): Undo {
    switch (record.type) {
      case 'streams-group-metadata':
        return record.value === null ? this.#setGone(true) : this.#setMetadata(record.value);
      case 'streams-group-member-metadata': {
        const { memberId } = record.key;
        if (record.value === null) return this.setMember(memberId, undefined);
        return this.setMember(memberId, withMetadata(this.#memberOrNew(memberId), record.value));
      }
      case 'streams-group-target-assignment-metadata': {
        if (record.value === null) return this.setTargetMetadata(DELETED_ASSIGNMENT);
        const { assignmentEpoch, assignmentTimestamp } = record.value;
        return this.setTargetMetadata({ epoch: assignmentEpoch, timestampMs: assignmentTimestamp });
      }
      case 'streams-group-target-assignment-member': {
        const { value } = record;
        if (value === null) return this.setTarget(record.key.memberId, undefined);
        return this.setTarget(record.key.memberId, {
          active: tasksOf(value.activeTasks),
          standby: tasksOf(value.standbyTasks),
          warmup: tasksOf(value.warmupTasks),
        });
      }
      case 'streams-group-current-member-assignment': {
        const { memberId } = record.key;
        if (record.value === null && !this.members.has(memberId)) return NO_UNDO;
        return this.setMember(memberId, withCurrentAssignment(this.#memberOrNew(memberId), record.value));
      }
      case 'streams-group-topology':
        return this.#setTopology(record.value === null ? null : new Topology(record.value));
    }
  }

  #memberOrNew(memberId: string): StreamsMember {
    return this.members.get(memberId) ?? newStreamsMember(memberId);
  }

  #setMetadata({ epoch, metadataHash, ...value }: StreamsGroupMetadataValue): Undo {
    const previousTopology = this.#validatedTopologyEpoch;
    const previousConfigs = this.#assignmentConfigs;
    const undoEpoch = this.setEpoch(epoch, metadataHash);
    this.#validatedTopologyEpoch = value.validatedTopologyEpoch;
    this.#assignmentConfigs = new Map(
      value.lastAssignmentConfigs?.map((config) => [config.key, config.value]),
    );
    return () => {
      undoEpoch();
      this.#validatedTopologyEpoch = previousTopology;
      this.#assignmentConfigs = previousConfigs;
    };
  }

  #setTopology(topology: Topology | null): Undo {
    const previous = this.#topology;
    this.#topology = topology;
    return () => {
      this.#topology = previous;
    };
  }

  #setGone(isGone: boolean): Undo {
    this.#isGone = isGone;
    return () => {
      this.#isGone = !isGone;
    };
  }
}
