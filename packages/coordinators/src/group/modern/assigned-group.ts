/** What a member of any group that is assigned to has. Members are values: a change makes a new one. */
export interface AssignedMember {
  readonly memberId: string;
  readonly memberEpoch: number;
  readonly previousMemberEpoch: number;
  readonly instanceId: string | null;
  readonly rackId: string | null;
  readonly clientId: string;
  readonly clientHost: string;
}

/** For which group epoch the target assignment was made, and when. */
export interface TargetAssignmentMetadata {
  readonly epoch: number;
  readonly timestampMs: bigint;
}

/** Kafka's first group epoch, for which nothing is assigned. */
export const FIRST_GROUP_EPOCH = 1;

const NO_ASSIGNMENT_YET: TargetAssignmentMetadata = { epoch: FIRST_GROUP_EPOCH, timestampMs: 0n };

/** Its record is gone. */
export const DELETED_ASSIGNMENT: TargetAssignmentMetadata = { epoch: -1, timestampMs: 0n };

/** Puts back what a setter has changed. */
export type Undo = () => void;

/**
 * A group whose work the coordinator assigns: members and group epochs, and the target assignment on its way to the members.
 * Records change it, each by one setter, which gives back how to undo it.
 */
export abstract class AssignedGroup<Member extends AssignedMember, Target> {
  readonly groupId: string;
  readonly #members = new Map<string, Member>();
  readonly #targetAssignment = new Map<string, Target>();
  #groupEpoch = FIRST_GROUP_EPOCH;
  #metadataHash = 0n;
  #target = NO_ASSIGNMENT_YET;
  #refreshDeadlineMs = 0;
  #refreshEpoch = 0;

  constructor(groupId: string) {
    this.groupId = groupId;
  }

  get members(): ReadonlyMap<string, Member> {
    return this.#members;
  }

  get targetAssignment(): ReadonlyMap<string, Target> {
    return this.#targetAssignment;
  }

  get groupEpoch(): number {
    return this.#groupEpoch;
  }

  /** Of the topics that the members read, as they were for the group epoch. */
  get metadataHash(): bigint {
    return this.#metadataHash;
  }

  get assignmentEpoch(): number {
    return this.#target.epoch;
  }

  get assignmentTimestampMs(): bigint {
    return this.#target.timestampMs;
  }

  get isEmpty(): boolean {
    return this.#members.size === 0;
  }

  /** Topics need not be looked at again before this time, or before the epoch was undone. Not in any record. */
  setMetadataRefresh(deadlineMs: number, groupEpoch: number): void {
    this.#refreshDeadlineMs = deadlineMs;
    this.#refreshEpoch = groupEpoch;
  }

  requestMetadataRefresh(): void {
    this.setMetadataRefresh(0, 0);
  }

  hasMetadataExpired(nowMs: number): boolean {
    return nowMs >= this.#refreshDeadlineMs || this.#groupEpoch < this.#refreshEpoch;
  }

  protected setEpoch(epoch: number, metadataHash: bigint): Undo {
    const previousEpoch = this.#groupEpoch;
    const previousHash = this.#metadataHash;
    this.#groupEpoch = epoch;
    this.#metadataHash = metadataHash;
    return () => {
      this.#groupEpoch = previousEpoch;
      this.#metadataHash = previousHash;
    };
  }

  protected setTargetMetadata(target: TargetAssignmentMetadata): Undo {
    const previous = this.#target;
    this.#target = target;
    return () => {
      this.#target = previous;
    };
  }

  /** Undefined takes the assignment of the member away. */
  protected setTarget(memberId: string, assignment: Target | undefined): Undo {
    const previous = this.#targetAssignment.get(memberId);
    if (assignment === undefined) this.#targetAssignment.delete(memberId);
    else this.#targetAssignment.set(memberId, assignment);
    return () => this.setTarget(memberId, previous);
  }

  /** Undefined takes the member out. */
  protected setMember(memberId: string, member: Member | undefined): Undo {
    const previous = this.#members.get(memberId);
    if (member === undefined) this.#members.delete(memberId);
    else this.#members.set(memberId, member);
    this.memberChanged(previous, member);
    return () => this.setMember(memberId, previous);
  }

  /** What follows from members is brought up to date; kinds of groups add their own. */
  protected abstract memberChanged(previous: Member | undefined, member: Member | undefined): void;
}
