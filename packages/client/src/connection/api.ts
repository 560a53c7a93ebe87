import { API_KEYS, type ApiKey, type ApiName, type Init, type Reader, type Writer } from '@kavka/protocol';

/** How this client speaks one API of the protocol. */
export interface Api<Request, Response> {
  readonly key: ApiKey;
  readonly name: ApiName;
  /** Versions that this client speaks, both included. */
  readonly lowest: number;
  readonly highest: number;
  encode(writer: Writer, request: Init<Request>, version: number): void;
  decode(reader: Reader, version: number): Response;
}

/** An API by its key, with the stable versions of it; `limits` narrows them. */
export function api<Request, Response>(
  key: ApiKey,
  encode: (writer: Writer, request: Init<Request>, version: number) => void,
  decode: (reader: Reader, version: number) => Response,
  limits: { readonly lowest?: number; readonly highest?: number } = {},
): Api<Request, Response> {
  const info = API_KEYS[key];
  if (info === undefined) throw new RangeError(`no API has key ${key}`);
  const [lowest, newest] = info.requestVersions;
  const stable = info.latestVersionUnstable ? newest - 1 : newest;
  return {
    key,
    name: info.name,
    lowest: Math.max(lowest, limits.lowest ?? lowest),
    highest: Math.min(stable, limits.highest ?? stable),
    encode,
    decode,
  };
}
