import * as net from 'node:net';
import type * as tls from 'node:tls';
import { type Address, TlsError } from '../network.ts';
import type { TlsOptions } from '../tls.ts';
import { late } from './late-modules.ts';

/** Making one reads keys and certificates: the connections of a client share it. */
const CONTEXTS = new WeakMap<TlsOptions, tls.SecureContext>();

/** @throws TlsError for keys, certificates, passphrases and ciphers that cannot be used */
export function checkTlsOptions(options: TlsOptions): void {
  secureContext(options);
}

/** Encrypted from the first byte; emits 'secureConnect' when the other side is trusted. */
export function connectTls(
  { host, port }: Address,
  serverName: string,
  options: TlsOptions,
  onread: net.OnReadOpts,
): net.Socket {
  // An address is no name to ask for; the certificate is compared with it all the same.
  const { servername = net.isIP(serverName) === 0 ? serverName : undefined } = options;
  const { rejectUnauthorized = true, checksName = true } = options;
  const reading = { onread } as tls.ConnectionOptions; // which the types lack
  const socket = late.tls.connect({
    ...reading,
    host,
    port,
    secureContext: secureContext(options),
    rejectUnauthorized,
    ...(servername !== undefined && { servername }),
    ...(!checksName && { checkServerIdentity: () => undefined }),
  });
  return socket.setNoDelay(true).setKeepAlive(true).pause();
}

const DISTRUST =
  /^(ERR_SSL_|ERR_TLS_|ERR_OSSL_|EPROTO$|CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERROR_IN_|INVALID_|PATH_LENGTH_|HOSTNAME_)/;

const ADVICE: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself and not among the trusted ones',
  SELF_SIGNED_CERT_IN_CHAIN: 'the issuer of its certificate is not among the trusted ones',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the issuer of its certificate is not among the trusted ones',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'the issuer of its certificate is not among the trusted ones',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS, or no version in common',
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: 'it asks for a certificate of this side',
  'ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE':
    'it asks for a certificate of this side, or does not accept the one that it got',
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: "it does not trust the issuer of this side's certificate",
};

/** A `TlsError` where the other side is not trusted, does not trust this one, or does not speak TLS; others as they are. */
export function asTlsError(error: Error): Error {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (!DISTRUST.test(code)) return error;
  return new TlsError(code, `${ADVICE[code] ?? reasonOf(error)} (${code})`, { cause: error });
}

/** OpenSSL's messages name its source files; the reason is in them. */
function reasonOf(error: Error & { readonly reason?: unknown }): string {
  return typeof error.reason === 'string' ? error.reason : error.message;
}

export function secureContext(options: TlsOptions): tls.SecureContext {
  const known = CONTEXTS.get(options);
  if (known !== undefined) return known;
  const { ca, cert, key, pfx, passphrase, minVersion, maxVersion, ciphers } = options;
  const given = { ca, cert, key, pfx, passphrase, minVersion, maxVersion, ciphers };
  let context: tls.SecureContext;
  try {
    context = late.tls.createSecureContext(withoutUndefined(given) as tls.SecureContextOptions);
  } catch (cause) {
    const { code = 'ERR_TLS_CONTEXT' } = cause as NodeJS.ErrnoException;
    throw new TlsError(code, `${reasonOf(cause as Error)} (${code})`, { cause });
  }
  CONTEXTS.set(options, context);
  return context;
}

function withoutUndefined(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
