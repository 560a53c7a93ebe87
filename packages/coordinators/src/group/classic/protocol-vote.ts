import { assert, inJavaHashOrder } from '@kavka/base';
import type { ClassicMember, MemberProtocol } from './classic-member.ts';

/** How many members of a group know each protocol. */
export class ProtocolSupport {
  readonly #counts = new Map<string, number>();

  add(protocols: readonly MemberProtocol[]): void {
    for (const { name } of protocols) this.#counts.set(name, this.countOf(name) + 1);
  }

  remove(protocols: readonly MemberProtocol[]): void {
    for (const { name } of protocols) {
      const count = this.countOf(name) - 1;
      if (count === 0) this.#counts.delete(name);
      else this.#counts.set(name, count);
    }
  }

  countOf(name: string): number {
    return this.#counts.get(name) ?? 0;
  }
}

/** The protocol that most members prefer among those that all of them know. */
export function electProtocol(
  members: Iterable<ClassicMember>,
  memberCount: number,
  support: ProtocolSupport,
): string {
  const votes = new Map<string, number>();
  for (const { protocols } of members) {
    const choice = protocols.find(({ name }) => support.countOf(name) === memberCount);
    assert(choice !== undefined, 'a member of a group knows none of the protocols that all members know');
    votes.set(choice.name, (votes.get(choice.name) ?? 0) + 1);
  }
  const [first, ...others] = inJavaHashOrder([...votes.keys()]);
  assert(first !== undefined, 'a vote without members');
  return others.reduce((best, name) => (votes.get(name)! > votes.get(best)! ? name : best), first);
}
