const PAIR = /^(.+):(\d{1,10})$/;

/** Reads `max.connections.per.ip.overrides`: how many connections single hosts may hold. */
export function connectionLimits(
  text: string,
): { limits: ReadonlyMap<string, number> } | { problem: string } {
  const limits = new Map<string, number>();
  for (const pair of text.split(',').map((entry) => entry.trim())) {
    if (pair === '') continue;
    const match = PAIR.exec(pair);
    if (!match) {
      return { problem: `Invalid value "${pair}" in max.connections.per.ip.overrides: expected host:count` };
    }
    limits.set(match[1]!.trim(), Number(match[2]));
  }
  return { limits };
}
