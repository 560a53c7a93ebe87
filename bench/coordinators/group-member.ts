/** Heartbeats of members: often, so that what a coordinator does is not hidden behind their pauses. */
export const HEARTBEAT_MS = 300;
export const SESSION_MS = 3_000;

/** A member of a group that lives by itself until it dies. */
export interface GroupMember {
  /** Which assignment of the group it works by; members of the same one agree. 0: none yet. */
  readonly epoch: number;
  readonly owned: number;
  /** When it was last heard of. */
  readonly lastHeartbeatMs: number;
  live(): void;
  /** It is gone without a word. */
  die(): Promise<void>;
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
