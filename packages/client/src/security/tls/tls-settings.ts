import type { TlsOptions, TlsVersion } from '@kavka/base';
import type { SharedValues } from '../../config/shared-values.ts';
import type { ReadFile } from '../../connection/index.ts';
import { openSslName } from './cipher-names.ts';
import { keyStore, trustStore } from './stores.ts';

const VERSIONS: readonly TlsVersion[] = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];

/** What `ssl.*` asks for. `problems` gets what is wrong, in sentences. */
export function tlsOptionsOf(values: SharedValues, readFile: ReadFile, problems: string[]): TlsOptions {
  const suites = values.list('ssl.cipher.suites');
  const algorithm = values.string('ssl.endpoint.identification.algorithm');
  if (algorithm !== '' && algorithm.toLowerCase() !== 'https')
    problems.push(
      `Invalid value "${algorithm}" for ssl.endpoint.identification.algorithm: expected https, or nothing to accept any name`,
    );
  return {
    ...trustStore(values, readFile, problems),
    ...keyStore(values, readFile, problems),
    ...versions(values.list('ssl.enabled.protocols'), problems),
    ...(suites.length > 0 && { ciphers: suites.map(openSslName).join(':') }),
    ...(algorithm === '' && { checksName: false }),
  };
}

function versions(names: readonly string[], problems: string[]): Partial<TlsOptions> {
  const places = names.map((name) => VERSIONS.indexOf(name.trim() as TlsVersion)).sort((a, b) => a - b);
  const first = places[0] ?? -1;
  const last = places.at(-1) ?? -1;
  const isWhole = new Set(places).size === last - first + 1;
  if (first < 0 || !isWhole) {
    const expected = `versions in a row out of ${VERSIONS.join(', ')}`;
    problems.push(`Invalid value "${names.join(',')}" for ssl.enabled.protocols: expected ${expected}`);
    return {};
  }
  return { minVersion: VERSIONS[first]!, maxVersion: VERSIONS[last]! };
}
