import { TlsError, type TlsOptions } from '@kavka/base';
import { checkTlsOptions } from '@kavka/base/node';
import { ConfigError } from '@kavka/config';
import type { SharedValues } from '../config/shared-values.ts';
import { type ClientWorld, PLAINTEXT, type ReadFile, type Security } from '../connection/index.ts';
import { authenticate } from './sasl/authenticate.ts';
import type { SaslMechanism } from './sasl/mechanism.ts';
import type { SaslOptions } from './sasl/sasl-options.ts';
import { type MechanismMaker, mechanismOf } from './sasl/sasl-settings.ts';
import { tlsOptionsOf } from './tls/tls-settings.ts';

/** What is given beside Kafka's configs. */
export interface SecurityOptions {
  readonly sasl?: SaslOptions | undefined;
  readonly tls?: TlsOptions | boolean | undefined;
}

/** How connections are protected. @throws ConfigError with all that is wrong */
export function securityOf(
  values: SharedValues,
  { sasl, tls: given = false }: SecurityOptions,
  readFile: ReadFile,
): Security {
  const protocol = values.string('security.protocol').toUpperCase();
  const [usesTls, usesSasl] = [protocol.endsWith('SSL'), protocol.startsWith('SASL_')];
  const problems: string[] = [];
  if (given !== false && !usesTls)
    problems.push(`tls is given, but security.protocol=${protocol} does not use it`);
  if (sasl !== undefined && !usesSasl)
    problems.push(`sasl is given, but security.protocol=${protocol} does not use it`);
  const configured = usesTls ? tlsOptionsOf(values, readFile, problems) : {};
  const tls = usesTls ? { ...configured, ...(typeof given === 'object' ? given : {}) } : undefined;
  if (tls !== undefined && problems.length === 0) checkTls(tls, problems);
  const maker = usesSasl ? mechanismOf(values, sasl, tls, problems) : undefined;
  if (problems.length > 0) throw new ConfigError(problems);
  if (tls === undefined && maker === undefined) return PLAINTEXT;
  return protectedBy(tls, maker);
}

function checkTls(tls: TlsOptions, problems: string[]): void {
  try {
    checkTlsOptions(tls);
  } catch (error) {
    if (!(error instanceof TlsError)) throw error;
    problems.push(`Keys, certificates or ciphers for TLS cannot be used: ${error.message}`);
  }
}

function protectedBy(tls: TlsOptions | undefined, maker: MechanismMaker | undefined): Security {
  const mechanisms = new WeakMap<ClientWorld, SaslMechanism>();
  const mechanismIn = (world: ClientWorld, make: MechanismMaker): SaslMechanism => {
    const known = mechanisms.get(world) ?? make(world);
    mechanisms.set(world, known);
    return known;
  };
  return {
    tls,
    ...(maker !== undefined && {
      authenticate: (world, ask, broker) => authenticate(mechanismIn(world, maker), ask, broker),
    }),
  };
}
