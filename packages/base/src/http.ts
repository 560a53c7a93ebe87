import type { TlsOptions } from './tls.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  /** `http:` or `https:`. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** For the connection to be made; without it, as long as the operating system tries. */
  readonly connectTimeoutMs?: number;
  /** Without a byte coming. */
  readonly readTimeoutMs?: number;
  /** A longer answer is refused. */
  readonly maxBodyBytes: number;
  readonly tls?: TlsOptions;
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

/** Asks a web service, such as one that gives out tokens. Rejects with a `NetworkError`. */
export type HttpClient = (request: HttpRequest) => Promise<HttpAnswer>;
