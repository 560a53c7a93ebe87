import type { Address, Resolver } from '@kavka/base';
import type { ClusterSettings } from '../config/cluster-settings.ts';
import type { ClientWorld } from '../connection/world.ts';
import { BrokerLink } from './broker-link.ts';

/** The ways to the bootstrap servers, through which a client finds all others. */
export class Bootstrap {
  readonly #world: ClientWorld;
  readonly #settings: ClusterSettings;
  #links: readonly BrokerLink[];
  #resolving: Promise<void> | undefined;

  constructor(world: ClientWorld, settings: ClusterSettings) {
    this.#world = world;
    this.#settings = settings;
    this.#links = settings.usesCanonicalNames ? [] : this.#linksTo(settings.bootstrap);
  }

  /** Those known now. */
  get links(): readonly BrokerLink[] {
    return this.#links;
  }

  /** Makes `links` complete, where names are to be resolved first; names that are not found are tried again the next time. */
  async ready(): Promise<void> {
    if (this.#links.length > 0) return;
    this.#resolving ??= this.#resolve().finally(() => {
      this.#resolving = undefined;
    });
    await this.#resolving;
  }

  async #resolve(): Promise<void> {
    const { resolver, logger } = this.#world;
    const addresses = new Map<string, Address>();
    for (const address of this.#settings.bootstrap) {
      try {
        for (const host of await canonicalNames(resolver, address.host))
          addresses.set(`${host}:${address.port}`, { host, port: address.port });
      } catch (error) {
        logger.warn('A bootstrap server has no address', { host: address.host, reason: String(error) });
      }
    }
    this.#links = this.#linksTo([...addresses.values()]);
  }

  #linksTo(addresses: readonly Address[]): BrokerLink[] {
    return addresses.map(
      (address, index) => new BrokerLink(this.#world, this.#settings, address, -1 - index),
    );
  }
}

async function canonicalNames(resolver: Resolver, host: string): Promise<string[]> {
  const addresses = await resolver.addresses(host);
  return Promise.all(addresses.map((address) => resolver.nameOf(address)));
}
