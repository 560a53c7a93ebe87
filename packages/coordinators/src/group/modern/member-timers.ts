import type { Clock } from '@kavka/base';
import { Deadline } from '../../runtime/deadline.ts';

/** Deadlines of the members of groups, by purpose (such as `session`), group and member. They end when they fire. */
export class MemberTimers {
  readonly #clock: Clock;
  readonly #deadlines = new Map<string, Deadline>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Replaces what was set for the same purpose. */
  set(purpose: string, groupId: string, memberId: string, delayMs: number, action: () => void): void {
    const key = keyOf(purpose, groupId, memberId);
    this.#deadlines.get(key)?.cancel();
    const deadline = new Deadline(this.#clock, () => {
      if (this.#deadlines.get(key) === deadline) this.#deadlines.delete(key);
      action();
    });
    this.#deadlines.set(key, deadline);
    deadline.set(delayMs);
  }

  /** Puts off what is set for this purpose; false where nothing is. */
  extend(purpose: string, groupId: string, memberId: string, delayMs: number): boolean {
    const deadline = this.#deadlines.get(keyOf(purpose, groupId, memberId));
    deadline?.set(delayMs);
    return deadline !== undefined;
  }

  has(purpose: string, groupId: string, memberId: string): boolean {
    return this.#deadlines.has(keyOf(purpose, groupId, memberId));
  }

  cancel(purpose: string, groupId: string, memberId: string): void {
    const key = keyOf(purpose, groupId, memberId);
    this.#deadlines.get(key)?.cancel();
    this.#deadlines.delete(key);
  }

  close(): void {
    for (const deadline of this.#deadlines.values()) deadline.cancel();
    this.#deadlines.clear();
  }
}

function keyOf(purpose: string, groupId: string, memberId: string): string {
  return `${purpose}\0${groupId}\0${memberId}`;
}
