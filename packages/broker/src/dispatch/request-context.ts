import type { Address } from '@kavka/base';
import type { Broker } from '../lifecycle/broker.ts';
import type { Frame } from '../network/frame.ts';
import type { Principal } from '../security/principal.ts';

/** What stays the same for all requests of a connection. */
export interface ConnectionContext {
  readonly id: number;
  readonly listenerName: string;
  readonly remote: Address;
  readonly principal: Principal;
}

/** One request, as its handler sees it. */
export interface RequestContext {
  readonly broker: Broker;
  readonly connection: ConnectionContext;
  readonly apiVersion: number;
  readonly correlationId: number;
  readonly clientId: string | null;
  /** The bytes that views in the decoded request point into; retained by whoever keeps such a view beyond the answer. */
  readonly frame: Frame;
  /** Memory to give back to the pool once the answer has left. */
  lend(buffer: Buffer): void;
  /** Calls `action` when the connection closes before the answer: whoever waits may stop. */
  whenAbandoned(action: () => void): void;
  /**
   * The client has gone beyond a quota: the answer tells it so, and nothing more is read from its connection for this long. The longest of
   * several counts.
   */
  throttle(throttleMs: number): void;
  /** For how long the client is to be held up because of the time that its requests have taken; counts this one, once. */
  requestThrottleMs(): number;
  /** The request cannot be answered: the connection is closed and the error is logged. */
  readonly fail: (error: unknown) => void;
}
