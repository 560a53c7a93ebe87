import type { Address } from '@kavka/base';

const ADDRESS = /^(?:[a-z0-9._-]*:\/\/)?(\[[0-9a-f:.%]+\]|[0-9a-z._%-]+):(\d{1,5})$/i;
const MAX_PORT = 65_535;

/** `host:port` or `[v6]:port`, as in `bootstrap.servers`; undefined where it is neither. */
export function parseAddress(text: string): Address | undefined {
  const match = ADDRESS.exec(text.trim());
  if (match === null) return undefined;
  const port = Number(match[2]);
  if (port === 0 || port > MAX_PORT) return undefined;
  return { host: match[1]!.replace(/^\[|\]$/g, ''), port };
}

export function formatAddress({ host, port }: Address): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
