import type { Address } from '@kavka/base';
import { readSmallFile } from '@kavka/base/node';
import { ConfigError, type StoredValue } from '@kavka/config';
import { parseAddress } from '../connection/address.ts';
import type { BackoffPolicy } from '../connection/backoff.ts';
import type { ConnectionObserver } from '../connection/observer.ts';
import type { Security } from '../connection/security.ts';
import type { Windows } from '../metrics/sampled.ts';
import { securityOf } from '../security/index.ts';
import type { TelemetrySource } from '../telemetry/telemetry.ts';
import type { ClientExtras } from './client-extras.ts';
import { sharedValues } from './shared-values.ts';

/** What all clients have in common: the part of their configs that speaks of brokers and connections. */
export interface ClusterSettings {
  readonly bootstrap: readonly Address[];
  /** Whether those, and all nodes found through them, are controllers (KIP-919). */
  readonly usesControllers: boolean;
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
  /** Milliseconds of tries without metadata after which it starts again from them too. */
  readonly rebootstrapAfterMs: number;
  /** Whether bootstrap servers are replaced by the names that their addresses go by. */
  readonly usesCanonicalNames: boolean;
  readonly maxResponseBytes: number;
  readonly security: Security;
  /** Sees what goes on on connections. */
  readonly observer?: ConnectionObserver | undefined;
  readonly metrics: MetricSettings;
  /** Whose figures the cluster may collect; left out: nobody's. */
  readonly telemetry?: TelemetrySource | undefined;
}

/** How figures are computed, and whether the cluster gets them. */
export interface MetricSettings {
  readonly windows: Windows;
  /** Whether the cluster gets the figures that it asks for. */
  readonly arePushed: boolean;
}

/** An answer larger than this is refused, unless the caller says otherwise: more than any broker sends on its defaults. */
const MAX_RESPONSE_BYTES = 512 * 1024 * 1024;

/**
 * `controllers` take the place of `bootstrap.servers`.
 * @throws ConfigError for addresses that are none, and for keys and logins that cannot be used
 */
export function clusterSettings(
  given: { stored(name: string): StoredValue },
  extras: ClientExtras = {},
  controllers: readonly string[] = [],
): ClusterSettings {
  const values = sharedValues(given);
  const security = securityOf(values, extras, extras.world?.readFile ?? readSmallFile);
  const reconnectMs = values.number('reconnect.backoff.ms');
  const retryMs = values.number('retry.backoff.ms');
  return {
    bootstrap: bootstrapOf(values.list('bootstrap.servers'), controllers),
    usesControllers: controllers.length > 0,
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
    rebootstrapAfterMs: values.number('metadata.recovery.rebootstrap.trigger.ms'),
    usesCanonicalNames: values.string('client.dns.lookup') === 'resolve_canonical_bootstrap_servers_only',
    maxResponseBytes: MAX_RESPONSE_BYTES,
    security,
    metrics: {
      windows: {
        count: values.number('metrics.num.samples'),
        lengthMs: values.number('metrics.sample.window.ms'),
      },
      arePushed: values.boolean('enable.metrics.push'),
    },
  };
}

function bootstrapOf(servers: readonly string[], controllers: readonly string[]): Address[] {
  const problems: string[] = [];
  const isBoth = servers.length > 0 && controllers.length > 0;
  if (isBoth)
    problems.push(
      `Invalid value "${controllers}" for bootstrap.controllers: expected none with bootstrap.servers`,
    );
  const name = controllers.length > 0 ? 'bootstrap.controllers' : 'bootstrap.servers';
  const entries = controllers.length > 0 ? controllers : servers;
  const addresses: Address[] = [];
  for (const entry of entries) {
    const address = parseAddress(entry);
    if (address === undefined) problems.push(`Invalid value "${entry}" in ${name}: expected host:port`);
    else addresses.push(address);
  }
  if (problems.length === 0 && addresses.length === 0)
    problems.push('Missing value for bootstrap.servers: expected at least one host:port');
  if (problems.length > 0) throw new ConfigError(problems);
  return addresses;
}
