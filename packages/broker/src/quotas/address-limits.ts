import { type Logger, NetworkError, type Resolver } from '@kavka/base';
import { type ClientQuotas, canonicalAddress } from '@kavka/metadata';

const QUOTA = 'connection_creation_rate';

export interface AddressLimitsOptions {
  readonly quotas: ClientQuotas;
  readonly resolver: Resolver;
  readonly logger: Logger;
}

/** How many connections a second may come from an address. As in Kafka a host is looked up once, when its quota is set. */
export class AddressLimits {
  readonly #options: AddressLimitsOptions;
  #byAddress = new Map<string, number>();
  #ofOthers: number | undefined;

  constructor(options: AddressLimitsOptions) {
    this.#options = options;
    this.refresh();
  }

  /** Quotas have changed. */
  refresh(): void {
    const limits = new Map<string, number>();
    this.#byAddress = limits;
    this.#ofOthers = undefined;
    for (const { entity, values } of this.#options.quotas.entries()) {
      const [part] = entity;
      const limit = values.get(QUOTA);
      if (part?.entityType !== 'ip' || limit === undefined) continue;
      if (part.entityName === null) this.#ofOthers = limit;
      else this.#limit(part.entityName, limit, limits);
    }
  }

  /** Undefined where there is no limit. */
  of(address: string): number | undefined {
    return this.#byAddress.get(address) ?? this.#ofOthers;
  }

  #limit(name: string, limit: number, limits: Map<string, number>): void {
    const address = canonicalAddress(name);
    if (address !== undefined) limits.set(address, limit);
    else this.#find(name).then((found) => found && limits.set(found, limits.get(found) ?? limit));
  }

  async #find(host: string): Promise<string | undefined> {
    const { resolver, logger } = this.#options;
    try {
      const addresses = await resolver.addresses(host);
      return addresses.find((address) => !address.includes(':')) ?? addresses[0];
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
      logger.warn('The connection rate of a host is not limited', { host, reason: error.message });
      return undefined;
    }
  }
}
