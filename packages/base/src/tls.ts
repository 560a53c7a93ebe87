export type TlsVersion = 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3';

/** PEM text, or the same as bytes. */
export type Pem = string | Uint8Array;

/**
 * How an outgoing connection is encrypted, whom it trusts and who it says it is. The names are Node's, and so is what is left out.
 *
 * @example
 * const tls: TlsOptions = { ca: readFileSync('ca.pem'), cert: readFileSync('me.pem'), key: readFileSync('me.key') };
 */
export interface TlsOptions {
  /** Certificates that are trusted, in place of those that the runtime brings. */
  readonly ca?: Pem | readonly Pem[];
  /** This side's certificate, followed by its issuers. */
  readonly cert?: Pem;
  readonly key?: Pem;
  /** A PKCS#12 store, in place of `cert` and `key`. */
  readonly pfx?: Uint8Array;
  /** Of `key` or `pfx`. */
  readonly passphrase?: string;
  /** The name that the other side's certificate must be made out to, in place of the host's. */
  readonly servername?: string;
  /** False trusts certificates made out to any name. */
  readonly checksName?: boolean;
  /** False trusts everybody: for experiments alone. */
  readonly rejectUnauthorized?: boolean;
  readonly minVersion?: TlsVersion;
  readonly maxVersion?: TlsVersion;
  /** Cipher suites in OpenSSL's or IANA's names, with colons between them. */
  readonly ciphers?: string;
}
