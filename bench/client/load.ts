/** What one process does once: `latency` sends a message every 2 ms and waits for each acknowledgement. */
export const ROLES = ['produce', 'consume', 'latency'] as const;
export type Role = (typeof ROLES)[number];

export interface Load {
  readonly role: Role;
  /** One of the competitor's own ways of doing it. */
  readonly mode: string;
  /** `host:port` */
  readonly broker: string;
  readonly topic: string;
  readonly partitions: number;
  readonly count: number;
  /** Bytes of each value. */
  readonly size: number;
}

/** What came of it, as the process or the operating system says. */
export interface Outcome {
  readonly messagesPerSecond: number;
  /** Of all threads, user and system. */
  readonly cpuMicrosPerMessage: number;
  readonly peakMegabytes: number;
  /** What the broker took for each message meanwhile, warm-up included. */
  readonly brokerMicrosPerMessage?: number;
  /** Of acknowledgements; `latency` alone. */
  readonly p99Ms?: number;
}

/** A client library with its ways of sending and reading. */
export interface Competitor {
  readonly name: string;
  readonly modes: Readonly<Record<Role, readonly string[]>>;
  /** How much of the work is enough to measure it: slow clients would take minutes for all of it. */
  readonly share: number;
  /** Why it cannot run on this machine, once it is installed. */
  missing(): string | undefined;
  run(load: Load): Promise<Outcome>;
}
