import type { Address } from '@kavka/base';
import { ConfigError } from '@kavka/config';

/** Kavka's own property: where metrics and health are served; `none` for nowhere. */
export const HTTP_PROPERTY = 'kavka.http.listener';

/** Unless the property says otherwise; a second node on the machine does without. */
export const DEFAULT_HTTP_ADDRESS: Address = { host: 'localhost', port: 9464 };

const ADDRESS = /^(.*):(\d{1,5})$/;

/** The address, or null for `none`. @throws ConfigError */
export function parseHttpAddress(text: string): Address | null {
  if (text === 'none') return null;
  const [, host = '', port = ''] = ADDRESS.exec(text) ?? [];
  if (host === '' || Number(port) > 65535) {
    throw new ConfigError([`Invalid value "${text}" for ${HTTP_PROPERTY}: expected host:port, or none`]);
  }
  return { host, port: Number(port) };
}
