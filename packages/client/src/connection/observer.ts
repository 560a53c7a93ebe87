import type { KafkaError } from '../errors/index.ts';

/** A connection was made, or could not be made. */
export interface ConnectReport {
  /** `host:port`. */
  readonly broker: string;
  /** Negative for bootstrap servers, whose ids are not known. */
  readonly nodeId: number;
  readonly durationMs: number;
  readonly error: KafkaError | null;
}

/** A connection has ended. */
export interface DisconnectReport {
  readonly broker: string;
  readonly nodeId: number;
  readonly reason: KafkaError;
}

/** What became of one request. */
export interface RequestReport {
  readonly broker: string;
  readonly nodeId: number;
  /** By its name in the protocol, such as `Fetch`. */
  readonly api: string;
  readonly version: number;
  readonly sentBytes: number;
  /** 0 where no answer came. */
  readonly receivedBytes: number;
  readonly durationMs: number;
  /** How long the broker has this client wait, because of a quota. */
  readonly throttleMs: number;
  readonly error: KafkaError | null;
}

/** Sees what goes on on connections. It must not throw. */
export interface ConnectionObserver {
  connected(report: ConnectReport): void;
  disconnected(report: DisconnectReport): void;
  /** A broker has believed who this client is. */
  authenticated(isRenewal: boolean, durationMs: number): void;
  finished(report: RequestReport): void;
}
