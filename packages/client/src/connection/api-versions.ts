import { API_KEYS } from '@kavka/protocol';
import type { ApiVersionsResponse } from '@kavka/protocol/messages/18-api-versions';
import { UnsupportedVersionError } from '../errors/index.ts';
import type { Api } from './api.ts';

interface VersionRange {
  readonly min: number;
  readonly max: number;
}

type AnyApi = Pick<Api<never, never>, 'key' | 'name' | 'lowest' | 'highest'>;

/** What one broker serves, as it said when the connection was made. */
export class ApiVersionTable {
  readonly #ranges: (VersionRange | undefined)[] = [];
  readonly #features = new Map<string, number>();
  readonly #broker: string;

  constructor(broker: string, response: Pick<ApiVersionsResponse, 'apiKeys' | 'finalizedFeatures'>) {
    this.#broker = broker;
    for (const { apiKey, minVersion, maxVersion } of response.apiKeys) {
      if (API_KEYS[apiKey] !== undefined) this.#ranges[apiKey] = { min: minVersion, max: maxVersion };
    }
    for (const { name, maxVersionLevel } of response.finalizedFeatures)
      this.#features.set(name, maxVersionLevel);
  }

  /** Whether there is a version that both sides speak. */
  serves(api: AnyApi): boolean {
    const range = this.#ranges[api.key];
    return range !== undefined && range.max >= api.lowest && range.min <= api.highest;
  }

  /** The newest version that both sides speak. @throws UnsupportedVersionError */
  versionOf(api: AnyApi): number {
    const range = this.#ranges[api.key];
    if (range === undefined || range.max < api.lowest || range.min > api.highest)
      throw this.#refusal(api, range);
    return range.max < api.highest ? range.max : api.highest;
  }

  /** The level of a feature that the cluster has settled on, such as `transaction.version`; 0 where it has none. */
  featureLevel(name: string): number {
    return this.#features.get(name) ?? 0;
  }

  #refusal(api: AnyApi, range: VersionRange | undefined): UnsupportedVersionError {
    const theirs = range === undefined ? 'does not serve it' : `serves versions ${range.min} to ${range.max}`;
    const message = `${api.name}: this client speaks versions ${api.lowest} to ${api.highest}, the broker ${theirs}`;
    return new UnsupportedVersionError(message, { broker: this.#broker, api: api.name });
  }
}
