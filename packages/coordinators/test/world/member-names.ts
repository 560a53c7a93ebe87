/** Short names for the member ids that clients were given. */
export class MemberNames {
  readonly #ids = new Map<string, string[]>();

  learn(name: string, memberId: string): void {
    const ids = this.#ids.get(name) ?? [];
    this.#ids.set(name, [...ids.filter((id) => id !== memberId), memberId]);
  }

  /** The latest member id of a client; a name that is nobody's stands for itself. */
  idOf(name: string): string {
    return this.#ids.get(name)?.at(-1) ?? name;
  }

  /** A client's name, with a prime for each member id it was given since; before the client knows its id, what the id begins with. */
  nameOf(memberId: string): string {
    for (const [name, ids] of this.#ids) {
      const at = ids.indexOf(memberId);
      if (at >= 0) return name + "'".repeat(ids.length - 1 - at);
    }
    const [, prefix] = /^(.*)-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.exec(memberId) ?? [];
    return prefix ?? (memberId === '' ? '-' : memberId);
  }
}
