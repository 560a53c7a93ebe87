import type { TlsOptions } from '@kavka/base';
import type { Init } from '@kavka/protocol';
import type { Api } from './api.ts';
import type { ClientWorld } from './world.ts';

/** Sends a request and waits for its answer. */
export type Ask = <Request, Response>(
  api: Api<Request, Response>,
  request: Init<Request>,
) => Promise<Response>;

/** How connections are protected. */
export interface Security {
  /** Undefined: not encrypted. */
  readonly tls?: TlsOptions | undefined;
  /**
   * Proves who this client is, before anything else is asked; missing where that is not needed. Gives the milliseconds after which it must
   * be done again, 0 for never. @throws AuthenticationError
   */
  authenticate?(world: ClientWorld, ask: Ask, broker: string): Promise<number>;
}

export const PLAINTEXT: Security = {};
