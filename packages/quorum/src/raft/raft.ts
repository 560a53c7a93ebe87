import { assert, type Uuid, ZERO_UUID } from '@kavka/base';
import { majorityOffset, type Voter } from './voter-set.ts';

/** What a node must never forget: in which epoch it is, and to whom it gave its vote. */
export interface ElectionState {
  readonly epoch: number;
  /** -1 when unknown. */
  readonly leaderId: number;
  /** -1 when none. */
  readonly votedId: number;
  readonly votedDirectoryId: Uuid;
}

export const NO_NODE = -1;

/** What follows from an event, to be done by the driver from top to bottom. */
export interface Decisions {
  /** To be durable before anything else is done. */
  readonly electionState?: ElectionState;
  /** This node leads from now on; the first record of the epoch says so and comes next. */
  readonly elected?: { readonly epoch: number };
  /** Everything before this offset is committed. */
  readonly highWatermark?: number;
}

const NOTHING: Decisions = {};

export interface RaftOptions {
  readonly localId: number;
  readonly voters: readonly Voter[];
  /** As it was stored; an epoch that the log or a snapshot shows counts where it is higher. */
  readonly electionState: ElectionState;
  /** End of the log. */
  readonly endOffset: number;
}

/** The lead, once won. */
interface Lead {
  readonly epoch: number;
  /** The high watermark may pass only with a record of the epoch itself, or an older leader's records could be taken back. */
  readonly startOffset: number;
  /** Durable ends of the voters' logs, as far as known. */
  readonly endOffsets: Map<number, number>;
}

/**
 * KRaft as a state machine: events in, decisions out, and no clock, disk or network inside. So far it decides for a quorum of one voter;
 * votes and fetches of others are events that come with the cluster.
 */
export class Raft {
  readonly #localId: number;
  readonly #voters: readonly Voter[];
  #electionState: ElectionState;
  #endOffset: number;
  #highWatermark = 0;
  #lead: Lead | undefined;

  constructor({ localId, voters, electionState, endOffset }: RaftOptions) {
    this.#localId = localId;
    this.#voters = voters;
    this.#electionState = electionState;
    this.#endOffset = endOffset;
  }

  get epoch(): number {
    return this.#electionState.epoch;
  }

  get leaderId(): number {
    return this.#electionState.leaderId;
  }

  get isLeader(): boolean {
    return this.#lead !== undefined;
  }

  get highWatermark(): number {
    return this.#highWatermark;
  }

  get voters(): readonly Voter[] {
    return this.#voters;
  }

  /** Nobody was heard who leads: this node stands for election. The only voter's own vote is the majority. */
  electionTimeout(): Decisions {
    const isOnlyVoter = this.#voters.length === 1 && this.#voters[0]?.id === this.#localId;
    assert(isOnlyVoter, 'an election among several voters');
    const epoch = this.#electionState.epoch + 1;
    this.#electionState = { epoch, leaderId: this.#localId, votedId: NO_NODE, votedDirectoryId: ZERO_UUID };
    this.#lead = { epoch, startOffset: this.#endOffset, endOffsets: new Map() };
    return { electionState: this.#electionState, elected: { epoch } };
  }

  /** The local log is durable up to `endOffset`. */
  flushed(endOffset: number): Decisions {
    this.#endOffset = endOffset;
    const lead = this.#lead;
    if (lead === undefined) return NOTHING;
    lead.endOffsets.set(this.#localId, endOffset);
    const committed = majorityOffset(this.#voters.map(({ id }) => lead.endOffsets.get(id) ?? 0));
    if (committed <= lead.startOffset || committed <= this.#highWatermark) return NOTHING;
    this.#highWatermark = committed;
    return { highWatermark: committed };
  }

  /** Gives the lead up, as when the log cannot be written any more. */
  resign(): void {
    this.#lead = undefined;
    this.#electionState = { ...this.#electionState, leaderId: NO_NODE };
  }
}
