import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import {
  Admin,
  type AdminOptions,
  AuthenticationError,
  Consumer,
  KafkaError,
  Producer,
  serdes,
} from '@kavka/client';
import type { Checks } from '../checks.ts';
import { freePort } from '../machine/free-port.ts';
import { isOnPath } from '../machine/process.ts';
import type { Server } from '../server/server.ts';
import { type Certificates, makeCertificates } from './certificates.ts';
import { startTokenService, unsecuredToken } from './token-service.ts';

type Options = Omit<AdminOptions, 'bootstrapServers'>;

const PLAIN = 'org.apache.kafka.common.security.plain.PlainLoginModule';
const SCRAM = 'org.apache.kafka.common.security.scram.ScramLoginModule';
const OAUTH = 'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule';
const LISTENERS = ['SSL', 'SASL_SSL', 'SASL_PLAINTEXT'] as const;
const SESSION_MS = 2000;

interface Setting {
  readonly files: Certificates;
  /** `localhost:PORT` by protocol. */
  address(protocol: string): string;
}

/** What a server needs to be told for `securitySuite`: listeners of every protocol. */
export interface SecuredListeners {
  readonly files: Certificates;
  readonly listeners: Readonly<Record<string, number>>;
  readonly overrides: Readonly<Record<string, string>>;
}

/** Undefined where openssl is missing. */
export async function securedListeners(folder: string): Promise<SecuredListeners | undefined> {
  if (!isOnPath('openssl')) return undefined;
  mkdirSync(folder, { recursive: true });
  const files = makeCertificates(folder);
  const listeners: Record<string, number> = {};
  for (const name of LISTENERS) listeners[name] = await freePort();
  return { files, listeners, overrides: brokerSecurity(files) };
}

/** TLS, SASL and re-authentication, on listeners of every protocol. */
export async function securitySuite(
  checks: Checks,
  server: Server,
  { files, listeners }: SecuredListeners,
): Promise<void> {
  const setting: Setting = { files, address: (protocol) => `localhost:${listeners[protocol]}` };
  await checks.check('security: users are set up', () => makeUsers(server.address));
  for (const [name, protocol, options] of acceptedWays(setting))
    await checks.check(`${protocol}: ${name}`, () => roundTrip(setting.address(protocol), options));
  await checks.check('security: tokens of a service', () => tokensOfService(setting));
  await checks.check('security: sessions are renewed while records flow', () => renewal(setting));
  for (const [name, protocol, options, reason] of refusedWays(setting))
    await checks.check(`${protocol}: ${name} is refused`, () =>
      refusal(setting.address(protocol), options, reason),
    );
  await checks.check('security: a client without TLS is told so', () => withoutTls(setting));
}

function brokerSecurity({ authority, server }: Certificates): Record<string, string> {
  const scram = `${SCRAM} required;`;
  const mechanisms = ['sasl_ssl', 'sasl_plaintext'].flatMap((listener) => [
    [`listener.name.${listener}.plain.sasl.jaas.config`, `${PLAIN} required user_alice="alice-secret";`],
    [`listener.name.${listener}.scram-sha-256.sasl.jaas.config`, scram],
    [`listener.name.${listener}.scram-sha-512.sasl.jaas.config`, scram],
    [
      `listener.name.${listener}.oauthbearer.sasl.jaas.config`,
      `${OAUTH} required unsecuredLoginStringClaim_sub="broker";`,
    ],
  ]);
  return {
    'ssl.keystore.type': 'PEM',
    'ssl.keystore.location': server,
    'ssl.truststore.type': 'PEM',
    'ssl.truststore.location': authority,
    'listener.name.ssl.ssl.client.auth': 'required',
    'sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-256,SCRAM-SHA-512,OAUTHBEARER',
    'listener.name.sasl_plaintext.connections.max.reauth.ms': String(SESSION_MS),
    ...Object.fromEntries(mechanisms),
  };
}

async function makeUsers(bootstrapServers: string): Promise<void> {
  await using admin = new Admin({ bootstrapServers });
  await admin.createTopics([{ name: 'guarded', partitions: 1 }]);
  for (const mechanism of ['SCRAM-SHA-256', 'SCRAM-SHA-512'] as const) {
    const credential = { user: 'ali=ce,', mechanism, password: 'scrám-secret', iterations: 5000 };
    await admin.alterScramCredentials([credential]);
  }
}

type Way = readonly [name: string, protocol: string, options: Options];

function acceptedWays({ files }: Setting): Way[] {
  const ca = readFileSync(files.authority);
  const truststore = { sslTruststoreType: 'PEM', sslTruststoreLocation: files.authority };
  const ssl = { securityProtocol: 'SSL', ...truststore };
  const pem = { sslKeystoreType: 'PEM', sslKeystoreLocation: files.client };
  const texts = {
    sslKeystoreType: 'PEM',
    sslKeystoreKey: readFileSync(files.clientKey, 'utf8'),
    sslKeystoreCertificateChain: readFileSync(files.clientCertificate, 'utf8'),
  };
  const p12 = {
    sslKeystoreType: 'PKCS12',
    sslKeystoreLocation: files.clientStore,
    sslKeystorePassword: 'secret',
  };
  const cert = { ca, cert: readFileSync(files.clientCertificate), key: readFileSync(files.clientKey) };
  const alice = { username: 'alice', password: 'alice-secret' };
  const scram = { username: 'ali=ce,', password: 'scrám-secret' };
  const jaas = (protocol: string, mechanism: string, config: string): Options => ({
    ...truststore,
    securityProtocol: protocol,
    saslMechanism: mechanism,
    saslJaasConfig: config,
  });
  const scramJaas = `${SCRAM} required username="ali=ce," password="scrám-secret";`;
  const unsecured = `${OAUTH} required unsecuredLoginStringClaim_sub="alice" unsecuredLoginExtension_trace="1";`;
  return [
    ['stores in PEM files', 'SSL', { ...ssl, ...pem }],
    ['key and certificate as texts', 'SSL', { ...ssl, ...texts }],
    ['a PKCS#12 store', 'SSL', { ...ssl, ...p12 }],
    ['tls: { ca, cert, key }', 'SSL', { tls: cert }],
    [
      'one cipher suite of TLS 1.2',
      'SSL',
      { tls: cert, sslEnabledProtocols: 'TLSv1.2', sslCipherSuites: SUITE },
    ],
    ['PLAIN', 'SASL_SSL', { tls: { ca }, sasl: { mechanism: 'PLAIN', ...alice } }],
    [
      'PLAIN by JAAS',
      'SASL_SSL',
      jaas('SASL_SSL', 'PLAIN', `${PLAIN} required username=alice password="alice-secret";`),
    ],
    ['SCRAM-SHA-256', 'SASL_SSL', { tls: { ca }, sasl: { mechanism: 'SCRAM-SHA-256', ...scram } }],
    ['SCRAM-SHA-512', 'SASL_PLAINTEXT', { sasl: { mechanism: 'SCRAM-SHA-512', ...scram } }],
    ['SCRAM by JAAS', 'SASL_SSL', jaas('SASL_SSL', 'SCRAM-SHA-512', scramJaas)],
    ['unsecured tokens', 'SASL_SSL', jaas('SASL_SSL', 'OAUTHBEARER', unsecured)],
    [
      'tokens of a callback',
      'SASL_PLAINTEXT',
      { sasl: { mechanism: 'OAUTHBEARER', token: async () => ({ value: unsecuredToken('alice') }) } },
    ],
  ];
}

const SUITE = 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384';

function refusedWays({ files }: Setting): (readonly [...Way, reason: RegExp])[] {
  const ca = readFileSync(files.authority);
  const wrong = { username: 'alice', password: 'wrong' };
  return [
    ['a broker that is not trusted', 'SSL', { tls: true }, /TLS failed.*not among the trusted/],
    ['a client without a certificate', 'SSL', { tls: { ca } }, /TLS failed.*asks for a certificate/],
    ['a wrong password', 'SASL_SSL', { tls: { ca }, sasl: { mechanism: 'PLAIN', ...wrong } }, /PLAIN failed/],
    [
      'a wrong SCRAM password',
      'SASL_PLAINTEXT',
      { sasl: { mechanism: 'SCRAM-SHA-512', ...wrong, username: 'ali=ce,' } },
      /SCRAM-SHA-512 failed.*invalid credentials/i,
    ],
    [
      'a token that has ended',
      'SASL_PLAINTEXT',
      { sasl: { mechanism: 'OAUTHBEARER', token: unsecuredToken('alice', -10) } },
      /OAUTHBEARER failed.*invalid_token/,
    ],
  ];
}

async function roundTrip(bootstrapServers: string, options: Options): Promise<void> {
  const value = `${Math.random()}`;
  await using producer = new Producer({ bootstrapServers, ...options });
  const { offset } = await producer.send({ topic: 'guarded', value });
  await using consumer = new Consumer({ bootstrapServers, ...options, valueDeserializer: serdes.string });
  const partition = { topic: 'guarded', partition: 0 };
  consumer.assign([partition]);
  consumer.seek(partition, offset);
  for await (const record of consumer) {
    assert.equal(record.value, value);
    return;
  }
}

async function refusal(bootstrapServers: string, options: Options, reason: RegExp): Promise<void> {
  const refused = (error: unknown): boolean =>
    error instanceof AuthenticationError &&
    error.isFatal &&
    reason.test(error.message) &&
    error.message.includes(bootstrapServers);
  await using admin = new Admin({ bootstrapServers, ...options });
  await assert.rejects(admin.listTopics(), refused);
  await using producer = new Producer({ bootstrapServers, ...options });
  await assert.rejects(producer.send({ topic: 'guarded', value: 'x' }), refused);
  await using consumer = new Consumer({ bootstrapServers, ...options });
  consumer.assign([{ topic: 'guarded', partition: 0 }]);
  await assert.rejects(consumer.records().next(), refused);
}

async function tokensOfService({ address }: Setting): Promise<void> {
  const service = await startTokenService();
  const options = {
    securityProtocol: 'SASL_PLAINTEXT',
    saslMechanism: 'OAUTHBEARER',
    'sasl.oauthbearer.token.endpoint.url': service.url,
    'sasl.oauthbearer.client.credentials.client.id': 'kavka',
    'sasl.oauthbearer.scope': 'read write',
  };
  const secret = 'sasl.oauthbearer.client.credentials.client.secret';
  await roundTrip(address('SASL_PLAINTEXT'), { ...options, [secret]: 'secret' });
  assert.equal(service.requests.at(-1)?.form, 'grant_type=client_credentials&scope=read+write');
  await refusal(address('SASL_PLAINTEXT'), { ...options, [secret]: 'wrong' }, /401: invalid_client/).catch(
    (error: Error) => assert.match(error.message, /invalid_client/),
  );
  service.close();
}

/** For three sessions' time: in-flight requests keep their order, and nothing is sent in between. */
async function renewal({ address }: Setting): Promise<void> {
  const sasl = { mechanism: 'PLAIN', username: 'alice', password: 'alice-secret' } as const;
  await using producer = new Producer({ bootstrapServers: address('SASL_PLAINTEXT'), sasl, lingerMs: 0 });
  const endMs = performance.now() + 3 * SESSION_MS;
  let last = -1;
  while (performance.now() < endMs) {
    const values = Array.from({ length: 50 }, (_, index) => `${index}`);
    const sent = await producer.sendBatch(values.map((value) => ({ topic: 'guarded', value })));
    for (const { offset } of sent) {
      assert.equal(offset > last, true);
      last = offset;
    }
  }
}

async function withoutTls({ address }: Setting): Promise<void> {
  const timeouts = { defaultApiTimeoutMs: 2000, requestTimeoutMs: 2000 };
  await using admin = new Admin({ bootstrapServers: address('SSL'), ...timeouts });
  await assert.rejects(
    admin.listTopics(),
    (error) => error instanceof KafkaError && /speaks TLS: set security\.protocol/.test(error.message),
  );
}
