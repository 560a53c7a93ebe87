/** Names of hosts as a parameter: the machine's in production, a table in tests. */
export interface Resolver {
  /** The addresses of a host, the preferred ones first; an address stands for itself. Rejects with a `NetworkError`. */
  addresses(host: string): Promise<readonly string[]>;
  /** The name that an address goes by; the address itself where it has none. */
  nameOf(address: string): Promise<string>;
}

/** Leaves names as they are: for networks that know them. */
export const PLAIN_NAMES: Resolver = {
  addresses: async (host) => [host],
  nameOf: async (address) => address,
};
