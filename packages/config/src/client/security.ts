import { SASL_CONFIGS } from '../broker/sasl.ts';
import { SASL_OAUTHBEARER_CONFIGS } from '../broker/sasl-oauthbearer.ts';
import { SSL_CONFIGS } from '../broker/ssl.ts';
import { type Definition, type Definitions, HIGH, LOW } from '../define.ts';
import { between } from '../validators.ts';

type Changes = Partial<Pick<Definition, 'importance' | 'validator'>>;

const HIGHER: Changes = { importance: HIGH };
const LOWER: Changes = { importance: LOW };

/** TLS and SASL as clients know them: the brokers' configs, some with another importance and bounds. */
export const CLIENT_SECURITY_CONFIGS = {
  ...forClients(
    SSL_CONFIGS,
    ['ssl.client.auth', 'ssl.principal.mapping.rules', 'ssl.allow.dn.changes', 'ssl.allow.san.changes'],
    {
      'ssl.cipher.suites': LOWER,
      'ssl.keymanager.algorithm': LOWER,
      'ssl.trustmanager.algorithm': LOWER,
      'ssl.key.password': HIGHER,
      'ssl.keystore.location': HIGHER,
      'ssl.keystore.password': HIGHER,
      'ssl.keystore.key': HIGHER,
      'ssl.keystore.certificate.chain': HIGHER,
      'ssl.truststore.location': HIGHER,
      'ssl.truststore.password': HIGHER,
      'ssl.truststore.certificates': HIGHER,
    },
  ),
  ...forClients(
    SASL_CONFIGS,
    [
      'sasl.enabled.mechanisms',
      'sasl.kerberos.principal.to.local.rules',
      'sasl.mechanism.controller.protocol',
      'sasl.mechanism.inter.broker.protocol',
      'sasl.server.callback.handler.class',
      'sasl.server.max.receive.size',
    ],
    {
      'sasl.kerberos.kinit.cmd': LOWER,
      'sasl.kerberos.min.time.before.relogin': LOWER,
      'sasl.kerberos.ticket.renew.jitter': LOWER,
      'sasl.kerberos.ticket.renew.window.factor': LOWER,
      'sasl.login.refresh.window.factor': { ...LOWER, validator: between(0.5, 1) },
      'sasl.login.refresh.window.jitter': { ...LOWER, validator: between(0, 0.25) },
      'sasl.login.refresh.min.period.seconds': { ...LOWER, validator: between(0, 900) },
      'sasl.login.refresh.buffer.seconds': { ...LOWER, validator: between(0, 3600) },
    },
  ),
  ...forClients(SASL_OAUTHBEARER_CONFIGS, [], {}),
};

/** The definitions without those only brokers have, and without dynamic modes. */
function forClients<D extends Definitions, K extends keyof D & string>(
  definitions: D,
  brokersOnly: readonly K[],
  changes: { readonly [N in keyof D]?: Changes },
): Omit<D, K> {
  const dropped: ReadonlySet<string> = new Set(brokersOnly);
  const kept = Object.entries(definitions)
    .filter(([name]) => !dropped.has(name))
    .map(([name, { mode: _, ...definition }]) => [name, { ...definition, ...changes[name] }]);
  return Object.fromEntries(kept);
}
