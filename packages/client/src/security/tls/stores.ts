import type { TlsOptions } from '@kavka/base';
import type { SharedValues } from '../../config/shared-values.ts';
import type { ReadFile } from '../../connection/index.ts';

const MAX_STORE_BYTES = 16 * 1024 * 1024;
const PEM_CERTIFICATE = '-----BEGIN CERTIFICATE-----';
const PEM_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** A file that is not in the form that was said, or one that Node cannot read. */
class StoreProblem extends Error {}

/** Whom to trust: `ssl.truststore.*`. */
export function trustStore(
  values: SharedValues,
  readFile: ReadFile,
  problems: string[],
): Partial<TlsOptions> {
  const { type, location, text: certificates } = sourcesOf(values, 'truststore', problems);
  if (type === 'PEM' && values.get('ssl.truststore.password') !== null)
    problems.push(
      'Invalid ssl.truststore.password: SSL trust store password cannot be specified for PEM format',
    );
  if (certificates !== null)
    return { ca: withCertificate('ssl.truststore.certificates', certificates, problems) };
  if (location === null) return {};
  return reading('ssl.truststore.location', location, problems, () => {
    const bytes = readFile(location, MAX_STORE_BYTES);
    if (type !== 'PEM') throw new StoreProblem(conversion('truststore', type, location, bytes));
    return { ca: withCertificate('ssl.truststore.location', bytes.toString('utf8'), problems) };
  });
}

/** Who this side is: `ssl.keystore.*` and `ssl.key.password`. */
export function keyStore(values: SharedValues, readFile: ReadFile, problems: string[]): Partial<TlsOptions> {
  const chain = 'certificate.chain';
  const { type, location, text: certificates } = sourcesOf(values, 'keystore', problems);
  const key = values.get('ssl.keystore.key')?.reveal() ?? null;
  const keyPassword = values.get('ssl.key.password')?.reveal();
  const storePassword = values.get('ssl.keystore.password')?.reveal();
  if (type === 'PEM' && storePassword !== undefined)
    problems.push(
      'Invalid ssl.keystore.password: SSL key store password cannot be specified with PEM format, only key password may be specified',
    );
  if ((key === null) !== (certificates === null)) {
    const [given, missing] = key === null ? [chain, 'key'] : ['key', chain];
    problems.push(`Missing value for ssl.keystore.${missing}: expected together with ssl.keystore.${given}`);
  }
  if (key !== null && certificates !== null)
    return identity(
      withCertificate('ssl.keystore.certificate.chain', certificates, problems),
      key,
      keyPassword,
    );
  if (location === null) return {};
  return reading('ssl.keystore.location', location, problems, () => {
    const bytes = readFile(location, MAX_STORE_BYTES);
    if (type === 'PKCS12') return pkcs12(bytes, storePassword ?? keyPassword);
    if (type !== 'PEM') throw new StoreProblem(conversion('keystore', type, location, bytes));
    const pem = bytes.toString('utf8');
    if (!PEM_KEY.test(pem)) throw new StoreProblem(`no private key in ${location}`);
    return identity(withCertificate('ssl.keystore.location', pem, problems), pem, keyPassword);
  });
}

interface Sources {
  readonly type: string;
  readonly location: string | null;
  readonly text: string | null;
}

function sourcesOf(values: SharedValues, store: 'keystore' | 'truststore', problems: string[]): Sources {
  const type = values.string(`ssl.${store}.type`).toUpperCase();
  const location = values.string(`ssl.${store}.location`);
  const name = store === 'truststore' ? 'ssl.truststore.certificates' : 'ssl.keystore.certificate.chain';
  const text = values.get(name)?.reveal() ?? null;
  if (text !== null && type !== 'PEM')
    problems.push(`Invalid ${name}: expected together with ssl.${store}.type=PEM, but that is ${type}`);
  if (text !== null && location !== null)
    problems.push(`ssl.${store}.location and ${name} are both specified: give one of them`);
  return { type, location, text };
}

function identity(cert: string, key: string, passphrase: string | undefined): Partial<TlsOptions> {
  return { cert, key, ...(passphrase !== undefined && { passphrase }) };
}

function pkcs12(pfx: Buffer, passphrase: string | undefined): Partial<TlsOptions> {
  return { pfx, ...(passphrase !== undefined && { passphrase }) };
}

function withCertificate(name: string, pem: string, problems: string[]): string {
  if (!pem.includes(PEM_CERTIFICATE))
    problems.push(`Invalid value for ${name}: expected PEM with ${PEM_CERTIFICATE}`);
  return pem;
}

/** What is wrong with a file, as a sentence. */
function reading(
  name: string,
  location: string,
  problems: string[],
  read: () => Partial<TlsOptions>,
): Partial<TlsOptions> {
  try {
    return read();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    problems.push(
      error instanceof StoreProblem
        ? `Invalid value "${location}" for ${name}: ${reason}`
        : `Cannot read the file "${location}" of ${name}: ${reason}`,
    );
    return {};
  }
}

/** Node reads neither JKS nor PKCS#12 without a key: one line that makes PEM of it. */
function conversion(store: 'keystore' | 'truststore', type: string, location: string, bytes: Buffer): string {
  const setting = `ssl.${store}.type=PEM`;
  if (bytes.includes('-----BEGIN ')) return `the file is PEM, not ${type}: set ${setting}`;
  if (store === 'truststore')
    return `${type} trust stores cannot be read here; convert it: keytool -list -rfc -keystore ${location} > trust.pem, and set ${setting}`;
  const p12 = `keytool -importkeystore -srckeystore ${location} -destkeystore key.p12 -deststoretype PKCS12`;
  return `${type} key stores cannot be read here; convert it: ${p12}, and set ssl.${store}.type=PKCS12`;
}
