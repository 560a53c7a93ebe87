import type { World } from './world.ts';

/** A member as its client knows it. */
export interface HistoryMember {
  readonly memberId: string;
  epoch: number;
  /** What it works on. */
  owned: ReadonlySet<string>;
  /** Its latest request; answers to others are not looked at. */
  request: number;
  isThere: boolean;
  /** No good answer has come since its latest request. */
  awaits: boolean;
}

/** What a heartbeat is answered with; without `owned` the member has what it had. */
export interface HistoryAnswer {
  readonly errorCode: number;
  readonly epoch: number;
  readonly owned: ReadonlySet<string> | undefined;
}

export interface HistoryGroup {
  readonly state: string;
  readonly members: readonly {
    readonly memberId: string;
    readonly epoch: number;
    readonly owned: ReadonlySet<string>;
  }[];
  /** All that was told. */
  readonly described: object;
}

/** How members of one kind of group speak, and what holds for such groups. */
export interface MemberProtocol {
  /** Whether a place is with one member at a time. */
  readonly isExclusive: boolean;
  /** Whether what was told is told again; where not, a member that has missed an answer joins anew. */
  readonly repeatsAnswers: boolean;
  heartbeat(world: World, member: HistoryMember): Promise<HistoryAnswer>;
  leave(world: World, member: HistoryMember): void;
  /** Undefined where there is no such group. */
  describe(world: World): Promise<HistoryGroup | undefined>;
  /** All that a group with members works on once it has settled. */
  places(world: World): string[];
}
