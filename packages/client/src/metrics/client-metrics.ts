import type { ClusterSettings } from '../config/cluster-settings.ts';
import type { ClientWorld } from '../connection/index.ts';
import type { ClientHooks } from '../hooks/client-hooks.ts';
import { HookedObserver } from '../hooks/hooked-observer.ts';
import { type ClientKind, ConnectionMetrics } from './connection-metrics.ts';
import { MetricRegistry } from './metric-registry.ts';
import type { MetricName, MetricValue } from './metric-value.ts';

const VERSION = '0.1.0';

/** The figures of one client: what it records itself, and what its connections do. */
export class ClientMetrics {
  readonly registry: MetricRegistry;
  /** As given, with the observer that feeds these figures and the hooks. */
  readonly settings: ClusterSettings;

  /** `labels` say more about the client to the cluster, such as its group; those without text are left out. */
  constructor(
    kind: ClientKind,
    world: ClientWorld,
    settings: ClusterSettings,
    hooks: ClientHooks,
    labels: Readonly<Record<string, string | null | undefined>> = {},
  ) {
    const { windows, arePushed } = settings.metrics;
    this.registry = new MetricRegistry(world.clock, windows, { 'client-id': settings.clientId });
    const connections = new ConnectionMetrics(this.registry, kind);
    const startMs = world.clock.now();
    this.registry.gauge('app-info', 'start-time-ms', () => startMs, { version: VERSION });
    const telemetry = { labels: withTexts(labels), values: () => this.values() };
    this.settings = {
      ...settings,
      observer: new HookedObserver(connections, hooks, world.logger),
      ...(arePushed && { telemetry }),
    };
  }

  /** A figure of the application's own, which is shown and pushed with the others. */
  add({ group, name, tags }: MetricName, read: () => number): () => void {
    return this.registry.gauge(group, name, read, tags);
  }

  values(): MetricValue[] {
    return this.registry.values();
  }
}

function withTexts(labels: Readonly<Record<string, string | null | undefined>>): Record<string, string> {
  const given = Object.entries(labels).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1] !== '',
  );
  return Object.fromEntries(given);
}
