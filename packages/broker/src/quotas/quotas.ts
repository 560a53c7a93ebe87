import type { Clock, Logger, Resolver } from '@kavka/base';
import type { BrokerConfig } from '@kavka/config';
import type { ClientQuotas } from '@kavka/metadata';
import { AddressLimits } from './address-limits.ts';
import { ConnectionRates } from './connection-rates.ts';
import { MutationQuota } from './mutation-quota.ts';
import { RateQuota } from './rate-quota.ts';

const MAX_CONNECTION_RATE = 'max.connection.creation.rate';

/** The longest time that an answer can name, ms. */
const INT32_MAX = 2 ** 31 - 1;

/** What clients are limited in. */
export class Quotas {
  /** Bytes of requests. */
  readonly produce: RateQuota;
  /** Bytes of answers. */
  readonly fetch: RateQuota;
  /** Percent of the time of one core. */
  readonly request: RateQuota;
  /** Partitions. */
  readonly controllerMutation: MutationQuota;

  readonly connections: ConnectionRates;
  readonly #addressLimits: AddressLimits;

  /** `config` gives what is in force at the time. */
  constructor(
    quotas: ClientQuotas,
    current: () => BrokerConfig,
    { clock, resolver, logger }: { clock: Clock; resolver: Resolver; logger: Logger },
  ) {
    const config = current();
    const window = {
      count: config.number('quota.window.num'),
      sizeMs: config.number('quota.window.size.seconds') * 1000,
    };
    const bytes = { quotas, window, clock, maxThrottleMs: INT32_MAX };
    this.produce = new RateQuota({ ...bytes, name: 'producer_byte_rate' });
    this.fetch = new RateQuota({ ...bytes, name: 'consumer_byte_rate' });
    this.request = new RateQuota({ ...bytes, name: 'request_percentage', maxThrottleMs: window.sizeMs });
    const controllerWindow = {
      count: config.number('controller.quota.window.num'),
      sizeMs: config.number('controller.quota.window.size.seconds') * 1000,
    };
    this.controllerMutation = new MutationQuota(quotas, controllerWindow, clock);
    this.#addressLimits = new AddressLimits({ quotas, resolver, logger });
    this.connections = new ConnectionRates({
      addressLimits: this.#addressLimits,
      window,
      clock,
      maxRate: (listenerName) => maxConnectionRate(current(), listenerName),
    });
  }

  /** Quotas in the metadata have changed. */
  refresh(): void {
    this.produce.refresh();
    this.fetch.refresh();
    this.request.refresh();
    this.controllerMutation.refresh();
    this.#addressLimits.refresh();
  }
}

/** A listener may have a rate of its own; otherwise that of the node applies to it as well. */
function maxConnectionRate(config: BrokerConfig, listenerName: string | null): number {
  const prefixed = `listener.name.${listenerName?.toLowerCase()}.${MAX_CONNECTION_RATE}`;
  const own = listenerName === null ? undefined : config.properties.get(prefixed);
  return own === undefined ? config.number(MAX_CONNECTION_RATE) : Number(own);
}
