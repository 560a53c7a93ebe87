/** A range of message versions, both ends included; `highest` is Infinity for an open end such as "3+". */
export interface Versions {
  readonly lowest: number;
  readonly highest: number;
}

/** No version at all. */
export const NO_VERSIONS: Versions = { lowest: 1, highest: 0 };

/** Reads "none", "3", "3+" and "3-7". */
export function parseVersions(text: string): Versions {
  if (text === 'none') return NO_VERSIONS;
  const match = /^(\d+)(?:(\+)|-(\d+))?$/.exec(text);
  if (match === null) throw new Error(`not a version range: "${text}"`);
  const lowest = Number(match[1]);
  if (match[2] !== undefined) return { lowest, highest: Infinity };
  return { lowest, highest: match[3] === undefined ? lowest : Number(match[3]) };
}

export function formatVersions(versions: Versions): string {
  if (isEmpty(versions)) return 'none';
  if (versions.highest === Infinity) return `${versions.lowest}+`;
  if (versions.highest === versions.lowest) return String(versions.lowest);
  return `${versions.lowest}-${versions.highest}`;
}

export function isEmpty(versions: Versions): boolean {
  return versions.lowest > versions.highest;
}

export function intersect(a: Versions, b: Versions): Versions {
  const lowest = Math.max(a.lowest, b.lowest);
  const highest = Math.min(a.highest, b.highest);
  return lowest > highest ? NO_VERSIONS : { lowest, highest };
}

/** The smallest range that holds both. */
export function span(a: Versions, b: Versions): Versions {
  if (isEmpty(a)) return b;
  if (isEmpty(b)) return a;
  return { lowest: Math.min(a.lowest, b.lowest), highest: Math.max(a.highest, b.highest) };
}

export function contains(versions: Versions, version: number): boolean {
  return version >= versions.lowest && version <= versions.highest;
}

/** What is known when code for `versions` stands where only versions of `among` arrive. */
export type Condition = 'always' | 'never' | { readonly test: string };

/** The shortest test on the variable `version` that tells `versions` from the rest of `among`. */
export function condition(versions: Versions, among: Versions): Condition {
  const present = intersect(versions, among);
  if (isEmpty(present)) return 'never';
  const tests: string[] = [];
  if (present.lowest === present.highest && among.lowest !== among.highest) {
    if (present.lowest === among.lowest) tests.push(`version <= ${present.highest}`);
    else if (present.highest === among.highest) tests.push(`version >= ${present.lowest}`);
    else tests.push(`version === ${present.lowest}`);
  } else {
    if (present.lowest > among.lowest) tests.push(`version >= ${present.lowest}`);
    if (present.highest < among.highest) tests.push(`version <= ${present.highest}`);
  }
  return tests.length === 0 ? 'always' : { test: tests.join(' && ') };
}
