import type { BrokerConfig, Properties } from './broker-config.ts';
import { brokerDefinition, unprefixedName } from './broker-names.ts';
import { ConfigError } from './config-error.ts';
import { type ConfigProblem, invalidRequest } from './config-problem.ts';
import { parseValue } from './parse.ts';

/** Stores of keys and certificates can be replaced while running, listener by listener. */
const ONLY_UNDER_LISTENER: ReadonlySet<string> = new Set([
  'ssl.key.password',
  'ssl.keystore.certificate.chain',
  'ssl.keystore.key',
  'ssl.keystore.location',
  'ssl.keystore.password',
  'ssl.keystore.type',
  'ssl.truststore.certificates',
  'ssl.truststore.location',
  'ssl.truststore.password',
  'ssl.truststore.type',
]);

/** Under a listener's prefix these may be set for all brokers at once. */
const LISTENER_LIMITS: ReadonlySet<string> = new Set([
  'max.connection.creation.rate',
  'max.connections',
  'num.network.threads',
]);

const THREAD_COUNTS = [
  'background.threads',
  'log.cleaner.threads',
  'num.io.threads',
  'num.network.threads',
  'num.recovery.threads.per.data.dir',
  'num.replica.fetchers',
  'remote.log.manager.copier.thread.pool.size',
  'remote.log.manager.expiration.thread.pool.size',
  'remote.log.manager.follower.thread.pool.size',
  'remote.log.reader.threads',
] as const;

const LOCAL_RETENTIONS = [
  ['log.local.retention.ms', 'log.retention.ms'],
  ['log.local.retention.bytes', 'log.retention.bytes'],
] as const;

/**
 * Whether `configs` may be all that is set while running for a broker, or for all brokers (`resourceName` empty). `broker`
 * is the node that is asked, with its values now: what it alone can judge is judged when the resource is itself or all brokers.
 */
export function validateBrokerConfigs(
  resourceName: string,
  configs: Properties,
  broker: BrokerConfig,
): ConfigProblem | undefined {
  const problem =
    modeProblem(resourceName, configs) ??
    valueProblem(configs) ??
    inForceProblem(resourceName, configs, broker);
  return problem === undefined ? undefined : invalidRequest(problem);
}

function modeProblem(resourceName: string, configs: Properties): string | undefined {
  const names = [...configs.keys()];
  const fixed = names.filter((name) => modeOf(name) === 'read-only');
  if (fixed.length > 0) return `Needs a restart and a change of the properties file: ${fixed.join(', ')}`;
  const bare = names.filter((name) => ONLY_UNDER_LISTENER.has(name));
  if (bare.length > 0)
    return `Can be changed only for one listener (listener.name.NAME.): ${bare.join(', ')}`;
  if (resourceName !== '') return undefined;
  const own = names.filter(isForOneBroker);
  return own.length > 0
    ? `Can be changed only for one broker, not for all at once: ${own.join(', ')}`
    : undefined;
}

function modeOf(name: string) {
  return unprefixedName(name) === undefined ? brokerDefinition(name)?.mode : undefined;
}

function isForOneBroker(name: string): boolean {
  const base = unprefixedName(name);
  return base === undefined ? modeOf(name) === 'per-broker' : !LISTENER_LIMITS.has(base);
}

function valueProblem(configs: Properties): string | undefined {
  for (const [name, text] of configs) {
    const definition = brokerDefinition(name);
    const parsed = definition && parseValue({ ...definition, name }, text);
    if (parsed && 'problem' in parsed) return parsed.problem;
  }
  return undefined;
}

function inForceProblem(resourceName: string, configs: Properties, broker: BrokerConfig): string | undefined {
  const { dynamicBroker, dynamicDefault } = broker.layers;
  if (resourceName !== '' && resourceName !== String(broker.nodeId)) return undefined;
  try {
    const next =
      resourceName === ''
        ? broker.withDynamic(configs, dynamicBroker)
        : broker.withDynamic(dynamicDefault, configs);
    return threadProblem(broker, next) ?? listenerProblem(broker, next) ?? localRetentionProblem(next);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems[0];
    throw error;
  }
}

/** As in Kafka, so that a slip of the keyboard does not start a thousand threads. */
function threadProblem(now: BrokerConfig, next: BrokerConfig): string | undefined {
  for (const name of THREAD_COUNTS) {
    const [before, after] = [now.number(name), next.number(name)];
    if (after < 1) return `Invalid value "${after}" for ${name}: at least one thread is needed`;
    if (after > before * 2 || after < Math.floor(before / 2)) {
      return `Invalid value "${after}" for ${name}: expected at least half and at most double of ${before}, which it is now`;
    }
  }
  return undefined;
}

/** What all listeners share cannot change under those that are open. */
function listenerProblem(now: BrokerConfig, next: BrokerConfig): string | undefined {
  const shared = Object.keys(now.definitions).filter(
    (name) => /^(ssl|sasl|principal)\./.test(name) && modeOf(name) === 'per-broker',
  );
  const changed = shared.find((name) => now.properties.get(name) !== next.properties.get(name));
  if (changed === undefined) return undefined;
  return `${changed} counts for listeners that are open: it needs a restart, or the prefix of a new listener`;
}

function localRetentionProblem(next: BrokerConfig): string | undefined {
  for (const [localName, totalName] of LOCAL_RETENTIONS) {
    const local = next.long(localName);
    const total = totalName === 'log.retention.ms' ? next.logTimes.retentionMs : next.long(totalName);
    const isSet = next.layers.dynamicBroker.has(localName) || next.layers.dynamicDefault.has(localName);
    if (!isSet || local === -2n || total === -1n || (local !== -1n && local <= total)) continue;
    return `${localName} (${local}) must not be above ${totalName} (${total})`;
  }
  return undefined;
}
