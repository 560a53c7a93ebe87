import { NetworkError, type Resolver } from '@kavka/base';
import type { AlterClientQuotasRequest } from '@kavka/protocol/messages/49-alter-client-quotas';
import { hostsToFind } from './quota-rules.ts';

/** The names of hosts in a request that stand for an address. One after the other: a long list holds up nobody but its sender. */
export async function findHosts(
  { entries }: AlterClientQuotasRequest,
  resolver: Resolver,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const host of hostsToFind(entries.map(({ entity }) => entity))) {
    try {
      if ((await resolver.addresses(host)).length > 0) found.add(host);
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
    }
  }
  return found;
}
