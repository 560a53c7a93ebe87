import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files in PEM: a certificate authority, and a server and a client that it vouches for. */
export interface Certificates {
  readonly authority: string;
  /** Key and certificate in one file each. */
  readonly server: string;
  readonly client: string;
  readonly clientKey: string;
  readonly clientCertificate: string;
  /** The client's again, as PKCS#12 with the password `secret`. */
  readonly clientStore: string;
}

/** Makes them anew with openssl. */
export function makeCertificates(folder: string): Certificates {
  const at = (name: string): string => join(folder, name);
  const openssl = (...args: string[]): void => {
    execFileSync('openssl', args, { stdio: 'ignore' });
  };
  const newKey = ['-newkey', 'rsa:2048', '-nodes'];
  openssl(
    ...['req', '-x509', ...newKey, '-days', '3', '-subj', '/CN=authority'],
    ...['-keyout', at('ca.key'), '-out', at('ca.pem')],
  );
  writeFileSync(at('extensions'), 'subjectAltName=DNS:localhost');
  for (const name of ['server', 'client']) {
    const request = at(`${name}.csr`);
    openssl('req', ...newKey, '-subj', `/CN=${name}`, '-keyout', at(`${name}.key`), '-out', request);
    openssl(
      ...['x509', '-req', '-in', request, '-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial'],
      ...['-days', '3', '-extfile', at('extensions'), '-out', at(`${name}.crt`)],
    );
    writeFileSync(
      at(`${name}.pem`),
      [`${name}.key`, `${name}.crt`].map((file) => readFileSync(at(file))).join(''),
    );
  }
  openssl('pkcs12', '-export', '-in', at('client.pem'), '-passout', 'pass:secret', '-out', at('client.p12'));
  return {
    authority: at('ca.pem'),
    server: at('server.pem'),
    client: at('client.pem'),
    clientKey: at('client.key'),
    clientCertificate: at('client.crt'),
    clientStore: at('client.p12'),
  };
}
