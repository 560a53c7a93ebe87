import type { Address, Network, Socket } from '@kavka/base';
import { ConfigError, type SecurityProtocol } from '@kavka/config';
import type { Connection } from './connection.ts';

/** How connections are protected: the seam where TLS wraps the socket, and SASL speaks before the first request. */
export interface Security {
  readonly protocol: SecurityProtocol;
  /** A socket to the broker on which requests can be written. */
  connect(network: Network, address: Address): Promise<Socket>;
  /** Called when the broker has said what it serves, before anything else is sent. */
  authenticate(connection: Connection): Promise<void>;
}

const PLAINTEXT: Security = {
  protocol: 'PLAINTEXT',
  connect: (network, address) => network.connect(address),
  authenticate: async () => {},
};

/** @throws ConfigError for what this release does not speak */
export function securityOf(protocol: string): Security {
  if (protocol.toUpperCase() === 'PLAINTEXT') return PLAINTEXT;
  throw new ConfigError([
    `Invalid value "${protocol}" for security.protocol: this release of the client speaks PLAINTEXT only`,
  ]);
}
