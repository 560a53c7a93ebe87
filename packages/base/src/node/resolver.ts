import { lookup, reverse } from 'node:dns/promises';
import { NetworkError } from '../network.ts';
import type { Resolver } from '../resolver.ts';

/** The machine's: its hosts file, then DNS. */
export const nodeResolver: Resolver = {
  async addresses(host) {
    try {
      return (await lookup(host, { all: true })).map(({ address }) => address);
    } catch (cause) {
      const { code = 'UNKNOWN' } = cause as NodeJS.ErrnoException;
      throw new NetworkError(code, `cannot find host ${host}: no such host name (${code})`, { cause });
    }
  },
  async nameOf(address) {
    try {
      return (await reverse(address))[0] ?? address;
    } catch {
      return address;
    }
  },
};
