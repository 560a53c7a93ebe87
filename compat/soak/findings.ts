const KINDS = ['lost', 'doubled', 'disordered', 'foreign', 'refused', 'rewound'] as const;
const EXAMPLES = 5;

/**
 * `lost`: acknowledged, and not there. `doubled`: there twice. `disordered`: behind one that came later. `foreign`: never sent, or not
 * as it was sent. `refused`: an answer that no node should give. `rewound`: an offset of a group went back.
 */
export type FindingKind = (typeof KINDS)[number];

/** What is wrong, by kind: counts, and the first few in words. */
export class Findings {
  readonly #counts = new Map<FindingKind, number>();
  readonly #examples: string[] = [];

  note(kind: FindingKind, what: string): void {
    const count = this.count(kind) + 1;
    this.#counts.set(kind, count);
    if (count <= EXAMPLES) this.#examples.push(`${kind}: ${what}`);
  }

  count(kind: FindingKind): number {
    return this.#counts.get(kind) ?? 0;
  }

  get total(): number {
    return KINDS.reduce((sum, kind) => sum + this.count(kind), 0);
  }

  get examples(): readonly string[] {
    return this.#examples;
  }

  toString(): string {
    return KINDS.map((kind) => `${this.count(kind)} ${kind}`).join(', ');
  }
}
