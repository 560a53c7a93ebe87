import type { Uuid } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';

/** A partition that a share session is about. */
export interface SessionPartition {
  readonly topicId: Uuid;
  /** Null where the topic is not known. */
  readonly topic: string | null;
  readonly partition: number;
}

/** What a member of a share group fetches from this node, kept between its requests. */
export class ShareSession {
  readonly groupId: string;
  readonly memberId: string;
  readonly connectionId: number;
  /** The epoch that the next request must have. */
  epoch = 1;
  readonly #partitions = new Map<string, SessionPartition>();
  /** Those that the next answer names even if there is nothing to tell. */
  readonly #toTell = new Set<string>();

  constructor(groupId: string, memberId: string, connectionId: number) {
    this.groupId = groupId;
    this.memberId = memberId;
    this.connectionId = connectionId;
  }

  get partitions(): SessionPartition[] {
    return [...this.#partitions.values()];
  }

  update(added: readonly SessionPartition[], forgotten: readonly SessionPartition[]): void {
    for (const partition of added) {
      const name = nameOf(partition);
      if (this.#partitions.has(name)) continue;
      this.#partitions.set(name, partition);
      this.#toTell.add(name);
    }
    for (const partition of forgotten) {
      this.#partitions.delete(nameOf(partition));
      this.#toTell.delete(nameOf(partition));
    }
  }

  /** Whether the next answer of an incremental session names a partition; one with an error is named again in the answer after. */
  mustTell(partition: SessionPartition, hasRecords: boolean, hasError: boolean): boolean {
    const name = nameOf(partition);
    const mustTell = hasRecords || hasError || this.#toTell.has(name);
    if (hasError) this.#toTell.add(name);
    else this.#toTell.delete(name);
    return mustTell;
  }

  advanceEpoch(): void {
    this.epoch = this.epoch === MAX_EPOCH ? 1 : this.epoch + 1;
  }
}

const MAX_EPOCH = 0x7fffffff;

/** Epochs of requests that begin a session, and end it. */
export const OPENING_EPOCH = 0;
export const FINAL_EPOCH = -1;

/** The share sessions of a node, bounded. */
export class ShareSessions {
  readonly #maxSessions: number;
  readonly #sessions = new Map<string, ShareSession>();
  readonly #byConnection = new Map<number, ShareSession>();
  readonly #countOfGroup = new Map<string, number>();

  constructor(maxSessions: number) {
    this.#maxSessions = maxSessions;
  }

  get size(): number {
    return this.#sessions.size;
  }

  get(groupId: string, memberId: string): ShareSession | undefined {
    return this.#sessions.get(keyOf(groupId, memberId));
  }

  /** A new session in the place of the member's old one; undefined where there is no room for it. */
  open(groupId: string, memberId: string, connectionId: number): ShareSession | undefined {
    this.remove(groupId, memberId);
    if (this.#sessions.size >= this.#maxSessions) return undefined;
    const session = new ShareSession(groupId, memberId, connectionId);
    this.#sessions.set(keyOf(groupId, memberId), session);
    this.#byConnection.set(connectionId, session);
    this.#countOfGroup.set(groupId, (this.#countOfGroup.get(groupId) ?? 0) + 1);
    return session;
  }

  /** The session, ready for the request after this one; or the error for a request of this epoch. */
  advance(groupId: string, memberId: string, epoch: number): ShareSession | number {
    const session = this.get(groupId, memberId);
    if (session === undefined) return ErrorCode.SHARE_SESSION_NOT_FOUND;
    if (session.epoch !== epoch) return ErrorCode.INVALID_SHARE_SESSION_EPOCH;
    session.advanceEpoch();
    return session;
  }

  remove(groupId: string, memberId: string): ShareSession | undefined {
    const session = this.get(groupId, memberId);
    if (session === undefined) return undefined;
    this.#sessions.delete(keyOf(groupId, memberId));
    const count = (this.#countOfGroup.get(groupId) ?? 1) - 1;
    if (count > 0) this.#countOfGroup.set(groupId, count);
    else this.#countOfGroup.delete(groupId);
    return session;
  }

  hasGroup(groupId: string): boolean {
    return this.#countOfGroup.has(groupId);
  }

  /** The last session that a connection opened: the connection is gone. The session may have ended before. */
  takeOfConnection(connectionId: number): ShareSession | undefined {
    const session = this.#byConnection.get(connectionId);
    this.#byConnection.delete(connectionId);
    return session;
  }
}

function keyOf(groupId: string, memberId: string): string {
  return `${memberId}\0${groupId}`;
}

function nameOf({ topicId, partition }: SessionPartition): string {
  return `${topicId}/${partition}`;
}
