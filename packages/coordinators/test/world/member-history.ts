import assert from 'node:assert/strict';
import { ErrorCode } from '@kavka/protocol';
import type { HistoryAnswer, HistoryGroup, HistoryMember, MemberProtocol } from './member-protocol.ts';
import { World } from './world.ts';

const PARTITIONS = 4;
const SESSION_MS = 45_000;
const SETTLING_ROUNDS = 24;

/** What may happen; numbers choose among clients. */
export type MemberHappening =
  | {
      readonly kind: 'beat';
      readonly client: number;
      /** What becomes of the request: it gets lost, its answer does, or it comes twice. */
      readonly fate: 'well' | 'lost' | 'unanswered' | 'twice';
    }
  | { readonly kind: 'leave' | 'vanish'; readonly client: number }
  | { readonly kind: 'advance'; readonly ms: number }
  | { readonly kind: 'grow' | 'refuse' | 'accept' | 'hold' | 'release' | 'restart' | 'crash' };

/** Members that keep to their protocol over a network and a log that do not, and what must hold all the same. */
export class MemberHistory {
  readonly #protocol: MemberProtocol;
  readonly #world: World;
  readonly #members: HistoryMember[];
  readonly #broken: unknown[] = [];
  #partitions = PARTITIONS;

  /** With small batches, what one event writes can be torn apart by a crash. */
  constructor(protocol: MemberProtocol, memberCount: number, maxBatchBytes: number) {
    this.#protocol = protocol;
    const intervals = { shareAssignmentIntervalMs: 0, streamsAssignmentIntervalMs: 0 };
    this.#world = new World({ maxBatchBytes }, 1, { ...intervals, streamsInitialRebalanceDelayMs: 1_000 });
    this.#members = Array.from({ length: memberCount }, (_, i) => ({
      memberId: `m${i}`,
      epoch: 0,
      owned: new Set<string>(),
      request: 0,
      isThere: true,
      awaits: false,
    }));
  }

  async run(happenings: readonly MemberHappening[]): Promise<void> {
    await this.#world.load();
    for (const happening of happenings) {
      this.#happen(happening);
      await this.#world.clock.settle();
      if (happening.kind === 'restart') await this.#restart();
      if (happening.kind === 'crash') await this.#crash();
      if (happening.kind === 'advance') await this.#world.clock.advanceSettled(happening.ms);
      await this.#check();
    }
    await this.#settle();
    await this.#checkSettled();
    await this.#checkReplay();
  }

  #happen(happening: MemberHappening): void {
    const { log, topics, coordinator } = this.#world;
    switch (happening.kind) {
      case 'beat':
        this.#beat(this.#member(happening.client), happening.fate);
        break;
      case 'leave': {
        const member = this.#member(happening.client);
        this.#protocol.leave(this.#world, member);
        forget(member, false);
        break;
      }
      case 'vanish':
        forget(this.#member(happening.client), false);
        break;
      case 'grow':
        topics.grow('t', ++this.#partitions);
        coordinator.onTopicsChanged({ changed: ['t'], areSomeNew: false, deleted: [] });
        break;
      case 'refuse':
        log.refuse(ErrorCode.NOT_ENOUGH_REPLICAS);
        break;
      case 'accept':
        log.refuse(undefined);
        break;
      case 'hold':
        log.hold();
        break;
      case 'release':
        log.release();
        break;
    }
  }

  #member(index: number): HistoryMember {
    return this.#members[index % this.#members.length]!;
  }

  /** A member that has gone comes again. */
  #beat(member: HistoryMember, fate: 'well' | 'lost' | 'unanswered' | 'twice'): void {
    member.isThere = true;
    const number = ++member.request;
    if (member.awaits && !this.#protocol.repeatsAnswers) member.epoch = 0;
    member.awaits = true;
    if (fate === 'lost') return;
    if (member.epoch === 0) member.owned = new Set();
    const answered = this.#protocol.heartbeat(this.#world, member);
    if (fate === 'twice') void this.#protocol.heartbeat(this.#world, member);
    answered
      .then((answer) => {
        if (fate !== 'unanswered' && member.request === number) heard(member, answer);
      })
      .catch((error: unknown) => this.#broken.push(error));
  }

  async #restart(): Promise<void> {
    this.#world.log.release();
    await this.#world.clock.settle();
    await this.#world.load();
  }

  /** What is on its way to the log does not get there. */
  async #crash(): Promise<void> {
    this.#world.log.lose();
    await this.#world.load();
  }

  async #check(): Promise<void> {
    if (this.#broken.length > 0) throw this.#broken[0];
    const group = this.#protocol.isExclusive ? await this.#describe() : undefined;
    const owners = new Map<string, string>();
    for (const { memberId, epoch, owned } of group?.members ?? []) {
      const member = this.#members.find((each) => each.memberId === memberId);
      // Who is in another epoch finds out with its next heartbeat.
      const worksOn = member?.epoch === epoch ? member.owned : [];
      for (const place of new Set([...owned, ...worksOn])) {
        assert(!owners.has(place), `${place} is with ${owners.get(place)} and with ${memberId}`);
        owners.set(place, memberId);
      }
    }
  }

  /** Undefined also where the log holds the answer up. */
  async #describe(): Promise<HistoryGroup | undefined> {
    const held = this.#world.clock.settle().then(() => undefined);
    return Promise.race([this.#protocol.describe(this.#world), held]);
  }

  /** Nothing goes wrong any more: those who are there go on, the sessions of the others end. */
  async #settle(): Promise<void> {
    this.#world.log.refuse(undefined);
    this.#world.log.release();
    await this.#world.clock.settle();
    for (let round = 0; round < SETTLING_ROUNDS; round++) {
      for (const member of this.#members) {
        if (member.isThere) this.#beat(member, 'well');
        await this.#world.clock.settle();
      }
      await this.#world.clock.advanceSettled(SESSION_MS / 8);
      await this.#check();
    }
  }

  async #checkSettled(): Promise<void> {
    const there = this.#members.filter(({ isThere }) => isThere);
    const group = await this.#describe();
    if (there.length === 0) {
      assert.equal(group?.members.length ?? 0, 0);
      return;
    }
    assert.equal(group?.state, 'Stable');
    const members = there.map(({ memberId, epoch }) => `${memberId}@${epoch}`);
    assert.deepEqual(
      group.members.map(({ memberId, epoch }) => `${memberId}@${epoch}`).sort(),
      members.sort(),
    );
    assert.equal(new Set(there.map(({ epoch }) => epoch)).size, 1, 'all are in one epoch');
    const owned = there.flatMap((member) => [...member.owned]);
    const places = this.#protocol.isExclusive ? owned : [...new Set(owned)];
    assert.deepEqual(places.sort(), this.#protocol.places(this.#world).sort());
  }

  /** Whoever reads the log from its start gets to where this coordinator is. */
  async #checkReplay(): Promise<void> {
    const live = await this.#describe();
    await this.#world.load();
    const replayed = await this.#describe();
    assert.deepEqual(sorted(replayed?.described), sorted(live?.described));
  }
}

function heard(member: HistoryMember, { errorCode, epoch, owned }: HistoryAnswer): void {
  switch (errorCode) {
    case ErrorCode.NONE:
      break;
    case ErrorCode.FENCED_MEMBER_EPOCH:
    case ErrorCode.UNKNOWN_MEMBER_ID:
    case ErrorCode.GROUP_ID_NOT_FOUND:
      forget(member, true);
      return;
    default:
      return;
  }
  assert(epoch >= member.epoch, `${member.memberId} fell back from epoch ${member.epoch} to ${epoch}`);
  member.awaits = false;
  member.epoch = epoch;
  member.owned = owned ?? member.owned;
}

function forget(member: HistoryMember, isThere: boolean): void {
  member.epoch = 0;
  member.owned = new Set();
  member.request++;
  member.isThere = isThere;
}

/** Members and partitions have no order. */
function sorted(described: object | undefined): string {
  return JSON.stringify(described, (_, value) =>
    Array.isArray(value) ? value.map((each) => JSON.stringify(each)).sort() : value,
  );
}
