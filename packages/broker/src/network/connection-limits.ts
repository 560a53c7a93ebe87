export interface ConnectionLimits {
  /** socket.request.max.bytes */
  readonly maxFrameBytes: number;
  /** Unanswered requests of one connection, in bytes and in number. */
  readonly maxQueuedBytes: number;
  readonly maxQueuedRequests: number;
  /** Answers of one connection that have not left yet. */
  readonly maxUnsentBytes: number;
  /** connections.max.idle.ms */
  readonly maxIdleMs: number;
  /** max.connections, max.connections.per.ip */
  readonly maxConnections: number;
  readonly maxConnectionsPerIp: number;
  /** max.connections.per.ip.overrides: by address, in place of the number for all. */
  readonly maxConnectionsOfIp: ReadonlyMap<string, number>;
  /** Memory for frames and answers of all connections; above it nobody is read from. */
  readonly maxPoolBytes: number;
}
