import type { TlsOptions } from '@kavka/base';
import type { SharedValues } from '../../config/shared-values.ts';
import type { ClientWorld } from '../../connection/index.ts';
import { TokenCache } from '../oauth/token-cache.ts';
import { tokenSource } from '../oauth/token-settings.ts';
import { type LoginModule, parseJaasConfig } from './jaas.ts';
import type { SaslMechanism } from './mechanism.ts';
import { OAuthBearer } from './oauth-bearer.ts';
import { Plain } from './plain.ts';
import type { PasswordLogin, SaslOptions } from './sasl-options.ts';
import { Scram } from './scram.ts';

const MODULES: Readonly<Record<string, string>> = {
  PLAIN: 'PlainLoginModule',
  'SCRAM-SHA-256': 'ScramLoginModule',
  'SCRAM-SHA-512': 'ScramLoginModule',
  OAUTHBEARER: 'OAuthBearerLoginModule',
};
const KNOWN = Object.keys(MODULES).join(', ');

/** Makes the mechanism as soon as there is a world for it: clock, randomness, HTTP. */
export type MechanismMaker = (world: ClientWorld) => SaslMechanism;

/** From `sasl` where it is given, else from Kafka's configs. `problems` gets what is wrong, in sentences. */
export function mechanismOf(
  values: SharedValues,
  sasl: SaslOptions | undefined,
  tls: TlsOptions | undefined,
  problems: string[],
): MechanismMaker | undefined {
  const name = sasl?.mechanism ?? values.string('sasl.mechanism');
  if (MODULES[name] === undefined) {
    problems.push(`Invalid value "${name}" for sasl.mechanism: this client speaks ${KNOWN}`);
    return undefined;
  }
  const module = sasl === undefined ? moduleOf(values, name, problems) : undefined;
  if (sasl === undefined && module === undefined && name !== 'OAUTHBEARER') return undefined;
  if (name === 'OAUTHBEARER') {
    const source = tokenSource(values, sasl, module?.options ?? new Map(), tls, problems);
    if (source === undefined) return undefined;
    return (world) => new OAuthBearer(new TokenCache(source(world), refreshPolicy(values), world));
  }
  const login = sasl === undefined ? loginOf(name, module, problems) : (sasl as PasswordLogin);
  return login === undefined ? undefined : passwordMechanism(login, problems);
}

function moduleOf(values: SharedValues, mechanism: string, problems: string[]): LoginModule | undefined {
  const config = values.get('sasl.jaas.config');
  if (config === null) {
    if (mechanism !== 'OAUTHBEARER')
      problems.push(
        `Missing value for sasl.jaas.config: expected ${MODULES[mechanism]} required username="..." password="...";`,
      );
    return undefined;
  }
  try {
    const module = parseJaasConfig(config.reveal());
    const expected = MODULES[mechanism];
    if (module.name.slice(module.name.lastIndexOf('.') + 1) === expected) return module;
    problems.push(
      `Invalid value for sasl.jaas.config: sasl.mechanism=${mechanism} goes with ${expected}, not ${module.name}`,
    );
  } catch (error) {
    problems.push(`Invalid value for sasl.jaas.config: ${error instanceof Error ? error.message : error}`);
  }
  return undefined;
}

function loginOf(
  mechanism: string,
  module: LoginModule | undefined,
  problems: string[],
): PasswordLogin | undefined {
  const username = module?.options.get('username');
  const password = module?.options.get('password');
  if (username === undefined || password === undefined) {
    problems.push('Invalid value for sasl.jaas.config: expected the options username and password');
    return undefined;
  }
  const isDelegationToken = module?.options.get('tokenauth')?.toLowerCase() === 'true';
  return { mechanism: mechanism as PasswordLogin['mechanism'], username, password, isDelegationToken };
}

function passwordMechanism(login: PasswordLogin, problems: string[]): MechanismMaker | undefined {
  const { mechanism, username, password, isDelegationToken: isToken = false } = login;
  if (typeof username !== 'string' || username === '' || typeof password !== 'string' || password === '') {
    problems.push(`Invalid login for ${mechanism}: expected a username and a password`);
    return undefined;
  }
  if (/\0/.test(username + password)) {
    problems.push(`Invalid login for ${mechanism}: username and password must not contain NUL`);
    return undefined;
  }
  if (mechanism === 'PLAIN') return () => new Plain(username, password);
  return ({ random }) => new Scram(mechanism, { username, password, isToken }, random);
}

function refreshPolicy(values: SharedValues): ConstructorParameters<typeof TokenCache>[1] {
  return {
    windowFactor: values.number('sasl.login.refresh.window.factor'),
    windowJitter: values.number('sasl.login.refresh.window.jitter'),
    minPeriodMs: values.number('sasl.login.refresh.min.period.seconds') * 1000,
    bufferMs: values.number('sasl.login.refresh.buffer.seconds') * 1000,
  };
}
