import type { Address } from '@kavka/base';

/** A controller that votes. */
export interface QuorumVoter extends Address {
  readonly id: number;
}

const HOST_AND_PORT = /^(\[[0-9a-fA-F:.%]+\]|[0-9A-Za-z\-%._]+):(\d{1,5})$/;
const VOTER_ID = /^\d{1,10}$/;
const MAX_PORT = 65_535;
const MAX_ID = 2 ** 31 - 1;

type AddressList<T> = { readonly found: T[]; readonly problems: string[] };

/** Reads the entries of `controller.quorum.voters`, `id@host:port`. */
export function parseVoters(entries: readonly string[]): AddressList<QuorumVoter> {
  return parseEach('controller.quorum.voters', 'id@host:port', entries, (entry) => {
    const at = entry.indexOf('@');
    const address = parseAddress(entry.slice(at + 1));
    const id = Number(entry.slice(0, at));
    return at > 0 && VOTER_ID.test(entry.slice(0, at)) && id <= MAX_ID && address
      ? { id, ...address }
      : undefined;
  });
}

/** Reads the entries of `controller.quorum.bootstrap.servers`, `host:port`. */
export function parseBootstrapServers(entries: readonly string[]): AddressList<Address> {
  return parseEach('controller.quorum.bootstrap.servers', 'host:port', entries, parseAddress);
}

function parseAddress(text: string): Address | undefined {
  const match = HOST_AND_PORT.exec(text);
  const port = Number(match?.[2]);
  return match && port <= MAX_PORT ? { host: match[1]!.replace(/^\[|\]$/g, ''), port } : undefined;
}

function parseEach<T>(
  config: string,
  expected: string,
  entries: readonly string[],
  parse: (entry: string) => T | undefined,
): AddressList<T> {
  const found: T[] = [];
  const problems: string[] = [];
  for (const entry of entries) {
    const parsed = parse(entry);
    if (parsed === undefined) problems.push(`Invalid value "${entry}" in ${config}: expected ${expected}`);
    else found.push(parsed);
  }
  return { found, problems };
}
