import type { Address } from '@kavka/base';
import { ConfigError } from '@kavka/config';
import { parseAddress } from '../connection/address.ts';
import type { BackoffPolicy } from '../connection/backoff.ts';
import { type Security, securityOf } from '../connection/security.ts';

/** What all clients have in common: the part of their configs that speaks of brokers and connections. */
export interface ClusterSettings {
  readonly bootstrap: readonly Address[];
  readonly clientId: string;
  readonly requestTimeoutMs: number;
  readonly setupTimeoutMs: number;
  readonly setupTimeoutMaxMs: number;
  readonly reconnectBackoff: BackoffPolicy;
  readonly retryBackoff: BackoffPolicy;
  /** Milliseconds without traffic after which a connection is closed; negative: never. */
  readonly maxIdleMs: number;
  readonly metadataMaxAgeMs: number;
  /** Whether to start again from the bootstrap servers when no broker that is known answers. */
  readonly rebootstraps: boolean;
  readonly maxResponseBytes: number;
  readonly security: Security;
}

type NumberName =
  | 'request.timeout.ms'
  | 'socket.connection.setup.timeout.ms'
  | 'socket.connection.setup.timeout.max.ms'
  | 'reconnect.backoff.ms'
  | 'reconnect.backoff.max.ms'
  | 'retry.backoff.ms'
  | 'retry.backoff.max.ms'
  | 'connections.max.idle.ms'
  | 'metadata.max.age.ms';

/** The values of any client: of a producer, a consumer or an admin. */
export interface SharedValues {
  number(name: NumberName): number;
  string(name: 'client.id' | 'security.protocol' | 'metadata.recovery.strategy'): string;
  list(name: 'bootstrap.servers'): readonly string[];
}

/** An answer larger than this is refused, unless the caller says otherwise: more than any broker sends on its defaults. */
const MAX_RESPONSE_BYTES = 512 * 1024 * 1024;

/** @throws ConfigError for addresses that are none, and for what this release does not speak */
export function clusterSettings(values: SharedValues): ClusterSettings {
  const security = securityOf(values.string('security.protocol'));
  const reconnectMs = values.number('reconnect.backoff.ms');
  const retryMs = values.number('retry.backoff.ms');
  return {
    bootstrap: bootstrapOf(values.list('bootstrap.servers')),
    clientId: values.string('client.id'),
    requestTimeoutMs: values.number('request.timeout.ms'),
    setupTimeoutMs: values.number('socket.connection.setup.timeout.ms'),
    setupTimeoutMaxMs: values.number('socket.connection.setup.timeout.max.ms'),
    reconnectBackoff: {
      baseMs: reconnectMs,
      maxMs: Math.max(reconnectMs, values.number('reconnect.backoff.max.ms')),
    },
    retryBackoff: { baseMs: retryMs, maxMs: Math.max(retryMs, values.number('retry.backoff.max.ms')) },
    maxIdleMs: values.number('connections.max.idle.ms'),
    metadataMaxAgeMs: values.number('metadata.max.age.ms'),
    rebootstraps: values.string('metadata.recovery.strategy').toLowerCase() === 'rebootstrap',
    maxResponseBytes: MAX_RESPONSE_BYTES,
    security,
  };
}

function bootstrapOf(entries: readonly string[]): Address[] {
  const problems: string[] = [];
  const addresses: Address[] = [];
  for (const entry of entries) {
    const address = parseAddress(entry);
    if (address === undefined)
      problems.push(`Invalid value "${entry}" in bootstrap.servers: expected host:port`);
    else addresses.push(address);
  }
  if (problems.length === 0 && addresses.length === 0)
    problems.push('Missing value for bootstrap.servers: expected at least one host:port');
  if (problems.length > 0) throw new ConfigError(problems);
  return addresses;
}
