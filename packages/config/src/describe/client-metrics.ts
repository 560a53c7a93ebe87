import { CLIENT_METRICS_CONFIGS } from '../client-metrics/all.ts';
import type { ClientMetricsConfig } from '../client-metrics-config.ts';
import { ConfigSource, type DescribedConfig, traitsOf, wanted } from './described-config.ts';

/** All configs of a subscription to clients' figures, or those of `names`. */
export function describeClientMetrics(
  subscription: ClientMetricsConfig,
  names: readonly string[] | null = null,
): DescribedConfig[] {
  const entries = Object.values(CLIENT_METRICS_CONFIGS).map(
    (definition) => [definition.name, definition] as const,
  );
  return wanted(entries, names).map(([, definition]) => {
    const { name } = definition;
    const value = subscription.text(name);
    const isSet = subscription.overrides.has(name);
    const source = isSet ? ConfigSource.DYNAMIC_CLIENT_METRICS : ConfigSource.DEFAULT;
    const synonyms = isSet ? [{ name, value, source }] : [];
    return { name, value, readOnly: false, source, synonyms, ...traitsOf(definition) };
  });
}
