import type { ConnectReport, DisconnectReport, RequestReport } from '../connection/index.ts';
import type { KafkaError } from '../errors/index.ts';

/**
 * Functions that see what a client does with its connections. What they throw is logged and changes nothing.
 *
 * @example
 * const hooks: ClientHooks = { onThrottle: ({ broker, throttleMs }) => console.warn(`${broker} slows us down for ${throttleMs} ms`) };
 */
export interface ClientHooks {
  /** A connection was made, or could not be made. */
  readonly onConnect?: (report: ConnectReport) => void;
  readonly onDisconnect?: (report: DisconnectReport) => void;
  /** A request was answered, or failed. */
  readonly onRequest?: (report: RequestReport) => void;
  /** A broker has this client wait, because of a quota. */
  readonly onThrottle?: (report: RequestReport) => void;
  /** A connection or a request has failed. The client goes on where it can. */
  readonly onError?: (error: KafkaError) => void;
}
