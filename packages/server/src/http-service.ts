import { type Address, NetworkError } from '@kavka/base';
import { type HttpEndpoint, type HttpOptions, startHttp } from './http.ts';
import { DEFAULT_HTTP_ADDRESS } from './http-address.ts';

/** The endpoint, or null where there is none; `problem` says why, where nobody asked for that. */
export interface HttpService {
  readonly endpoint: HttpEndpoint | null;
  readonly problem: NetworkError | null;
}

/**
 * Serves metrics and health. An address that was asked for must be had; the default one (`wanted` undefined) is done without where another
 * node has it. Rejects with a `NetworkError`.
 */
export async function serveHttp(
  wanted: Address | null | undefined,
  content: Omit<HttpOptions, keyof Address>,
): Promise<HttpService> {
  if (wanted === null) return { endpoint: null, problem: null };
  try {
    const endpoint = await startHttp({ ...(wanted ?? DEFAULT_HTTP_ADDRESS), ...content });
    return { endpoint, problem: null };
  } catch (error) {
    if (wanted !== undefined || !(error instanceof NetworkError)) throw error;
    return { endpoint: null, problem: error };
  }
}
