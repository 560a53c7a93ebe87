import { BROKER_CONFIGS } from './broker/all.ts';
import { REPLICATION_THROTTLE_CONFIGS } from './broker/replication-throttles.ts';
import type { Definition } from './define.ts';

/** A time in several units: the first that is set counts. The last flush config has another meaning but stands in for the first. */
const ALTERNATIVES: readonly (readonly string[])[] = [
  ['log.retention.ms', 'log.retention.minutes', 'log.retention.hours'],
  ['log.roll.ms', 'log.roll.hours'],
  ['log.roll.jitter.ms', 'log.roll.jitter.hours'],
  ['log.flush.interval.ms', 'log.flush.scheduler.interval.ms'],
];

/** Under a listener's prefix these carry the SASL mechanism too: `listener.name.LISTENER.MECHANISM.NAME`. */
const BY_MECHANISM: readonly string[] = [
  'connections.max.reauth.ms',
  'sasl.jaas.config',
  'sasl.login.callback.handler.class',
  'sasl.login.class',
  'sasl.server.callback.handler.class',
];

const LISTENER_PREFIX = /^listener\.name\.[^.]*\.(.*)$/;

/** Names that the standard authorizer reads by itself, and prefixes of those that are handed to plug-ins. */
const READ_ELSEWHERE =
  /^(super\.users|allow\.everyone\.if\.no\.acl\.found|(metrics\.context|rlmm\.config|rsm\.config)\..*)$/;

const DEFINITIONS: ReadonlyMap<string, Definition> = new Map([
  ...Object.entries(BROKER_CONFIGS),
  ...Object.entries(REPLICATION_THROTTLE_CONFIGS),
]);

/** The config itself and those that stand in for it, in the order in which they count. */
export function alternativesOf(name: string): readonly string[] {
  return ALTERNATIVES.find((names) => names.includes(name)) ?? [name];
}

/** The config without its listener's prefix (and its mechanism), or undefined when it has none. */
export function unprefixedName(name: string): string | undefined {
  const base = LISTENER_PREFIX.exec(name)?.[1];
  return base === undefined ? undefined : (BY_MECHANISM.find((known) => base.endsWith(known)) ?? base);
}

/** The definition of a broker config, also under a listener's prefix and of those that exist only while running. */
export function brokerDefinition(name: string): Definition | undefined {
  return DEFINITIONS.get(name) ?? DEFINITIONS.get(unprefixedName(name) ?? '');
}

/** Whether a name in a properties file means something, here or to a plug-in. */
export function isKnownProperty(name: string): boolean {
  return brokerDefinition(name) !== undefined || READ_ELSEWHERE.test(name);
}

/** Whether the config may be changed while running. Under a listener's prefix Kafka shows all as not so. */
export function isDynamic(name: string): boolean {
  const mode = DEFINITIONS.get(name)?.mode;
  return mode !== undefined && mode !== 'read-only';
}
