import type { Clock, Random } from '@kavka/base';
import { FetchSession } from './fetch-session.ts';

const MAX_SESSION_ID = 0x7fffffff;
const EVICTION_MS = 120_000;

/** The sessions of a node, bounded: a client that gets none (id 0) is served all the same. */
export class FetchSessionCache {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #maxSessions: number;
  readonly #sessions = new Map<number, FetchSession>();

  constructor(clock: Clock, random: Random, maxSessions: number) {
    this.#clock = clock;
    this.#random = random;
    this.#maxSessions = maxSessions;
  }

  get size(): number {
    return this.#sessions.size;
  }

  get(id: number): FetchSession | undefined {
    return this.#sessions.get(id);
  }

  remove(id: number): void {
    this.#sessions.delete(id);
  }

  /** Used now: the least recently used stand first in the map. */
  touch(session: FetchSession): void {
    session.lastUsedMs = this.#clock.monotonic();
    this.#sessions.delete(session.id);
    this.#sessions.set(session.id, session);
  }

  /** A new session, or null where there is no room for one of this size and kind. */
  create(usesTopicIds: boolean, isPrivileged: boolean, size: number): FetchSession | null {
    if (this.#maxSessions === 0) return null;
    const now = this.#clock.monotonic();
    if (this.#sessions.size >= this.#maxSessions && !this.#evict(isPrivileged, size, now)) return null;
    const session = new FetchSession(this.#newId(), usesTopicIds, isPrivileged, now);
    this.#sessions.set(session.id, session);
    return session;
  }

  /** Drops a session that has been unused for two minutes, or a lesser one that has lived as long. */
  #evict(isPrivileged: boolean, size: number, now: number): boolean {
    const [oldest] = this.#sessions.values();
    if (oldest === undefined) return false;
    if (now - oldest.lastUsedMs > EVICTION_MS) return this.#sessions.delete(oldest.id);
    for (const session of this.#sessions.values()) {
      if (now - session.createdMs <= EVICTION_MS) continue;
      const lesser = isPrivileged === session.isPrivileged ? session.size < size : isPrivileged;
      if (lesser) return this.#sessions.delete(session.id);
    }
    return false;
  }

  #newId(): number {
    for (;;) {
      const id = 1 + this.#random.below(MAX_SESSION_ID - 1);
      if (!this.#sessions.has(id)) return id;
    }
  }
}
