import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ConfigError } from '@kavka/config';
import { Admin, type AdminOptions } from '../../src/index.ts';

const PEM = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
const FILES: Readonly<Record<string, string>> = {
  'trust.jks': '\xfe\xed\xfe\xed',
  'trust.pem': PEM,
  'key.pem': `${PEM}-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n`,
};
const world = {
  readFile: (path: string): Buffer => {
    const text = FILES[path];
    if (text === undefined) throw new Error('ENOENT: no such file');
    return Buffer.from(text, 'latin1');
  },
};

function problemsOf(options: AdminOptions): readonly string[] {
  try {
    void new Admin({ bootstrapServers: 'a:1', world, ...options }).close();
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems;
  }
}

const SSL = { securityProtocol: 'SSL' };
const SASL = { securityProtocol: 'SASL_PLAINTEXT' };
const CASES: readonly (readonly [AdminOptions, RegExp | undefined])[] = [
  [
    { ...SSL, sslTruststoreLocation: 'trust.jks' },
    /JKS trust stores cannot be read here; convert it: keytool/,
  ],
  [{ ...SSL, sslTruststoreLocation: 'trust.pem' }, /the file is PEM, not JKS: set ssl\.truststore\.type=PEM/],
  [
    { ...SSL, sslTruststoreType: 'PEM', sslTruststoreLocation: 'gone' },
    /Cannot read the file "gone".*ENOENT/,
  ],
  [{ ...SSL, sslTruststoreCertificates: PEM }, /expected together with ssl\.truststore\.type=PEM/],
  [{ ...SSL, sslTruststoreType: 'PEM', sslTruststoreCertificates: 'x' }, /expected PEM with -----BEGIN/],
  [{ ...SSL, sslKeystoreType: 'PEM', sslKeystoreLocation: 'trust.pem' }, /no private key in trust\.pem/],
  [{ ...SSL, sslKeystoreType: 'PEM', sslKeystoreLocation: 'key.pem' }, /cannot be used/],
  [
    { ...SSL, sslKeystoreType: 'PEM', sslKeystoreKey: 'x' },
    /Missing value for ssl\.keystore\.certificate\.chain/,
  ],
  [{ ...SSL, sslEnabledProtocols: 'TLSv1.3,TLSv1.1' }, /ssl\.enabled\.protocols: expected versions in a row/],
  [{ ...SSL, sslEndpointIdentificationAlgorithm: 'ldaps' }, /expected https/],
  [{ ...SSL, sslCipherSuites: 'TLS_NONE_WITH_NOTHING' }, /cannot be used/],
  [{ ...SSL, sasl: { mechanism: 'PLAIN', username: 'u', password: 'p' } }, /sasl is given, but/],
  [{ securityProtocol: 'PLAINTEXT', tls: true }, /tls is given, but/],
  [{ ...SASL, saslMechanism: 'GSSAPI' }, /"GSSAPI" for sasl\.mechanism: this client speaks PLAIN/],
  [{ ...SASL, saslMechanism: 'PLAIN' }, /Missing value for sasl\.jaas\.config: expected PlainLoginModule/],
  [
    { ...SASL, saslMechanism: 'PLAIN', saslJaasConfig: 'a.ScramLoginModule required username=a password=b;' },
    /goes with PlainLoginModule, not a\.ScramLoginModule/,
  ],
  [
    { ...SASL, saslMechanism: 'PLAIN', saslJaasConfig: 'PlainLoginModule required username=a;' },
    /expected the options username and password/,
  ],
  [{ ...SASL, saslMechanism: 'OAUTHBEARER' }, /no principal/],
  [{ sasl: { mechanism: 'OAUTHBEARER', token: 'a b' } }, /the token is not one/],
  [{ sasl: { mechanism: 'PLAIN', username: '', password: 'p' } }, /expected a username and a password/],
  [{ sasl: { mechanism: 'PLAIN', username: 'a', password: 'p' } }, undefined],
  [{ tls: true }, undefined],
  [{ ...SSL, sslCipherSuites: 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384' }, undefined],
];

describe('security configs at construction', () => {
  for (const [options, expected] of CASES) {
    test(JSON.stringify(options), () => {
      const problems = problemsOf(options);
      if (expected === undefined) assert.deepEqual(problems, []);
      else assert.match(problems.join('\n'), expected);
    });
  }
});
