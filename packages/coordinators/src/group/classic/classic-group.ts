import { assert } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import type { ClassicGroupRecord } from '../../records/group-record.ts';
import type { Deadline } from '../../runtime/deadline.ts';
import type { CoordinatedGroup, RetentionStart } from '../group.ts';
import type { ClassicMember, JoinReply, MemberProtocol } from './classic-member.ts';
import { electProtocol, ProtocolSupport } from './protocol-vote.ts';
import { CONSUMER_PROTOCOL_TYPE, subscribedTopics } from './subscription.ts';

/** Kafka's names, as clients see them. */
export type ClassicGroupState = 'Empty' | 'PreparingRebalance' | 'CompletingRebalance' | 'Stable' | 'Dead';

/** From where each state may be reached. */
const PREVIOUS_STATES: Readonly<Record<ClassicGroupState, readonly ClassicGroupState[]>> = {
  Empty: ['PreparingRebalance'],
  PreparingRebalance: ['Empty', 'CompletingRebalance', 'Stable'],
  CompletingRebalance: ['PreparingRebalance'],
  Stable: ['CompletingRebalance'],
  Dead: ['Empty', 'PreparingRebalance', 'CompletingRebalance', 'Stable'],
};

/** The state's time in records older than that field. */
const NO_TIMESTAMP = -1n;

/** What a group was when it was stored. */
export interface StoredGroup {
  readonly state: 'Empty' | 'Stable';
  readonly generation: number;
  readonly protocolType: string | null;
  readonly protocolName: string | null;
  readonly leaderId: string | null;
  readonly stateTimestampMs: bigint;
}

/** A group whose members agree among themselves: the coordinator collects them, and one of them, the leader, assigns. */
export class ClassicGroup implements CoordinatedGroup {
  readonly kind = 'classic';
  readonly groupId: string;
  readonly members = new Map<string, ClassicMember>();
  /** Member ids that were given out but not used yet, with the end of their sessions. */
  readonly pendingMembers = new Map<string, Deadline>();
  /** Members that have not asked for their assignment in this generation. */
  readonly pendingSyncs = new Set<string>();
  generation = 0;
  /** Null in a group that only stores offsets. */
  protocolType: string | null = null;
  protocolName: string | null = null;
  leaderId: string | null = null;
  /** When the state was reached; -1 in records older than that field. */
  stateTimestampMs: bigint;
  /** A member came while the first rebalance of an empty group was held open. */
  hasNewMember = false;
  joinDeadline: Deadline | undefined;
  syncDeadline: Deadline | undefined;

  #state: ClassicGroupState;
  #previousState: ClassicGroupState;
  #awaitingJoinCount = 0;
  readonly #staticMembers = new Map<string, string>();
  readonly #support = new ProtocolSupport();
  #subscribedTopics: ReadonlySet<string> | undefined;

  private constructor(groupId: string, state: ClassicGroupState, stateTimestampMs: bigint) {
    this.groupId = groupId;
    this.#state = state;
    this.#previousState = state;
    this.stateTimestampMs = stateTimestampMs;
  }

  static empty(groupId: string, nowMs: number): ClassicGroup {
    return new ClassicGroup(groupId, 'Empty', BigInt(nowMs));
  }

  static stored(groupId: string, stored: StoredGroup, members: readonly ClassicMember[]): ClassicGroup {
    const group = new ClassicGroup(groupId, stored.state, stored.stateTimestampMs);
    group.generation = stored.generation;
    group.protocolType = stored.protocolType;
    group.protocolName = stored.protocolName;
    group.leaderId = stored.leaderId;
    for (const member of members) group.add(member, undefined);
    group.#subscribedTopics = group.#topicsOfMembers();
    return group;
  }

  get state(): ClassicGroupState {
    return this.#state;
  }

  get previousState(): ClassicGroupState {
    return this.#previousState;
  }

  get isEmpty(): boolean {
    return this.#state === 'Empty';
  }

  /** It stores offsets and has never had a member. */
  get isSimple(): boolean {
    return this.isEmpty && this.protocolType === null && this.pendingMembers.size === 0;
  }

  get isOfConsumers(): boolean {
    return this.protocolType === CONSUMER_PROTOCOL_TYPE;
  }

  get canRebalance(): boolean {
    return PREVIOUS_STATES.PreparingRebalance.includes(this.#state);
  }

  /** Members whose joins are held until all are there. */
  get awaitingJoinCount(): number {
    return this.#awaitingJoinCount;
  }

  get hasAllMembersJoined(): boolean {
    return this.members.size <= this.#awaitingJoinCount && this.pendingMembers.size === 0;
  }

  /** The longest of its members. */
  get rebalanceTimeoutMs(): number {
    let longest = 0;
    for (const { rebalanceTimeoutMs } of this.members.values())
      longest = Math.max(longest, rebalanceTimeoutMs);
    return longest;
  }

  /** Known topics of consumers; undefined where they are not known. */
  get subscribedTopics(): ReadonlySet<string> | undefined {
    return this.#subscribedTopics;
  }

  /** Consumers whose subscriptions cannot be read count as subscribed to everything. */
  isSubscribedTo(topic: string): boolean {
    return this.#subscribedTopics?.has(topic) ?? this.isOfConsumers;
  }

  get listedProtocolType(): string {
    return this.protocolType ?? '';
  }

  /** The leader looks at the topics itself. */
  dependsOn(): boolean {
    return false;
  }

  requestMetadataRefresh(): void {}

  /** Members that are no consumers may read any topic. */
  offsetDeleteError(): number {
    return this.isEmpty || this.isOfConsumers ? ErrorCode.NONE : ErrorCode.NON_EMPTY_GROUP;
  }

  /** When the group became empty; in groups that only store offsets, and for topics that it reads no more, when they were committed. */
  retentionStart(): RetentionStart | undefined {
    const fromCommit: RetentionStart = (offset) => offset.commitTimestampMs;
    if (this.protocolType === null) return fromCommit;
    if (this.isEmpty)
      return this.stateTimestampMs === NO_TIMESTAMP ? fromCommit : () => this.stateTimestampMs;
    return this.#state === 'Stable' && this.#subscribedTopics !== undefined ? fromCommit : undefined;
  }

  tombstones(): ClassicGroupRecord[] {
    return [{ type: 'classic-group', groupId: this.groupId, value: null }];
  }

  moveTo(state: ClassicGroupState, nowMs: number): void {
    assert(PREVIOUS_STATES[state].includes(this.#state), `a group cannot go from ${this.#state} to ${state}`);
    this.#previousState = this.#state;
    this.#state = state;
    this.stateTimestampMs = BigInt(nowMs);
  }

  isLeader(memberId: string): boolean {
    return this.leaderId === memberId;
  }

  staticMemberId(groupInstanceId: string): string | undefined {
    return this.#staticMembers.get(groupInstanceId);
  }

  /** The member, or the error for a request that speaks of it. */
  memberOrError(memberId: string, groupInstanceId: string | null): ClassicMember | number {
    if (groupInstanceId !== null) {
      const existing = this.#staticMembers.get(groupInstanceId);
      if (existing === undefined) return ErrorCode.UNKNOWN_MEMBER_ID;
      if (existing !== memberId) return ErrorCode.FENCED_INSTANCE_ID;
    }
    return this.members.get(memberId) ?? ErrorCode.UNKNOWN_MEMBER_ID;
  }

  /** Whether a member with these protocols fits beside those that are there. */
  accepts(protocolType: string, protocols: readonly MemberProtocol[]): boolean {
    if (this.isEmpty) return protocolType !== '' && protocols.length > 0;
    return (
      this.protocolType === protocolType &&
      protocols.some(({ name }) => this.#support.countOf(name) === this.members.size)
    );
  }

  /** The first member leads, and decides the protocol type. */
  add(member: ClassicMember, reply: JoinReply | undefined, protocolType = this.protocolType): void {
    if (this.members.size === 0) this.protocolType = protocolType;
    if (member.groupInstanceId !== null) this.#staticMembers.set(member.groupInstanceId, member.memberId);
    this.leaderId ??= member.memberId;
    this.members.set(member.memberId, member);
    this.#support.add(member.protocols);
    this.awaitJoin(member, reply);
  }

  /** Puts what a member says now in the place of what it said before. */
  update(
    member: ClassicMember,
    protocols: readonly MemberProtocol[],
    timeouts: { readonly rebalanceTimeoutMs: number; readonly sessionTimeoutMs: number },
    reply: JoinReply | undefined,
  ): void {
    this.#support.remove(member.protocols);
    member.protocols = protocols;
    this.#support.add(protocols);
    member.rebalanceTimeoutMs = timeouts.rebalanceTimeoutMs;
    member.sessionTimeoutMs = timeouts.sessionTimeoutMs;
    this.awaitJoin(member, reply);
  }

  /** Takes a member out; another one leads where it did. */
  remove(memberId: string): ClassicMember | undefined {
    const member = this.members.get(memberId);
    if (member !== undefined) {
      this.members.delete(memberId);
      this.#support.remove(member.protocols);
      this.awaitJoin(member, undefined);
      if (member.groupInstanceId !== null) this.#staticMembers.delete(member.groupInstanceId);
    }
    if (this.isLeader(memberId)) this.leaderId = this.members.keys().next().value ?? null;
    this.pendingSyncs.delete(memberId);
    return member;
  }

  /** A static member comes back under a new member id. */
  rename(member: ClassicMember, memberId: string): ClassicMember {
    const renamed = member.renamed(memberId);
    this.members.delete(member.memberId);
    this.members.set(memberId, renamed);
    if (member.groupInstanceId !== null) this.#staticMembers.set(member.groupInstanceId, memberId);
    if (this.isLeader(member.memberId)) this.leaderId = memberId;
    return renamed;
  }

  awaitJoin(member: ClassicMember, reply: JoinReply | undefined): void {
    if (member.joinReply !== undefined) this.#awaitingJoinCount--;
    if (reply !== undefined) this.#awaitingJoinCount++;
    member.joinReply = reply;
  }

  /** Makes a member lead that has joined, if any has; false where none has. */
  electJoinedLeader(): boolean {
    if (this.leaderId === null) return false;
    if (this.members.get(this.leaderId)?.joinReply !== undefined) return true;
    for (const member of this.members.values()) {
      if (member.joinReply === undefined) continue;
      this.leaderId = member.memberId;
      return true;
    }
    return false;
  }

  electProtocol(): string {
    return electProtocol(this.members.values(), this.members.size, this.#support);
  }

  /** All members that count have joined. */
  startNextGeneration(nowMs: number): void {
    this.generation++;
    this.protocolName = this.members.size === 0 ? null : this.electProtocol();
    this.#subscribedTopics = this.#topicsOfMembers();
    this.pendingSyncs.clear();
    this.moveTo(this.members.size === 0 ? 'Empty' : 'CompletingRebalance', nowMs);
  }

  /** Ends all timers. */
  close(): void {
    for (const deadline of this.pendingMembers.values()) deadline.cancel();
    for (const { session } of this.members.values()) session?.cancel();
    this.joinDeadline?.cancel();
    this.syncDeadline?.cancel();
  }

  #topicsOfMembers(): ReadonlySet<string> | undefined {
    if (!this.isOfConsumers) return undefined;
    const topics = new Set<string>();
    for (const member of this.members.values()) {
      const own = subscribedTopics(member.metadata(this.protocolName));
      if (own === undefined) return undefined;
      for (const topic of own) topics.add(topic);
    }
    return topics;
  }
}
