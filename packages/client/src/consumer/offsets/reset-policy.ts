/** Where to start without an offset of one's own: as timestamps that the ListOffsets request knows. */
export const EARLIEST = -2n;
export const LATEST = -1n;

/** `duration`: with the records since so long ago. */
export type ResetPolicy = 'none' | 'earliest' | 'latest' | { readonly durationMs: number };

const DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i;
const UNIT_MS = [86_400_000, 3_600_000, 60_000, 1000] as const;

/** `earliest`, `latest`, `none` or `by_duration:P1DT2H`; undefined for anything else. */
export function parseResetPolicy(text: string): ResetPolicy | undefined {
  const name = text.toLowerCase();
  if (name === 'none' || name === 'earliest' || name === 'latest') return name;
  if (!name.startsWith('by_duration:')) return undefined;
  const parts = DURATION.exec(text.slice('by_duration:'.length));
  if (parts === null || parts.slice(1).every((part) => part === undefined)) return undefined;
  const durationMs = UNIT_MS.reduce((sum, unitMs, index) => sum + unitMs * Number(parts[index + 1] ?? 0), 0);
  return { durationMs };
}

/** What to ask the leader for. */
export function resetTimestamp(policy: Exclude<ResetPolicy, 'none'>, nowMs: number): bigint {
  if (policy === 'earliest') return EARLIEST;
  if (policy === 'latest') return LATEST;
  return BigInt(Math.round(nowMs - policy.durationMs));
}
