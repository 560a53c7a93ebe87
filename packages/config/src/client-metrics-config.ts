import { CLIENT_METRICS_CONFIGS } from './client-metrics/all.ts';
import { type ConfigProblem, invalidConfig, invalidRequest } from './config-problem.ts';
import type { StoredValue } from './define.ts';
import { unknownName } from './nearest-name.ts';
import { definitionOf, type Overrides, overlay } from './overrides.ts';
import { parseValue } from './parse.ts';
import { readValues } from './read-values.ts';
import { ConfigValues } from './values.ts';

const MIN_INTERVAL_MS = 100;
const MAX_INTERVAL_MS = 3_600_000;

/** By what a subscription can choose clients. */
const SELECTORS: readonly string[] = [
  'client_id',
  'client_instance_id',
  'client_software_name',
  'client_software_version',
  'client_source_address',
  'client_source_port',
];

/** A subscription to clients' figures. */
export class ClientMetricsConfig extends ConfigValues<typeof CLIENT_METRICS_CONFIGS> {
  readonly overrides: Overrides;

  constructor(overrides: Overrides, values: ReadonlyMap<string, StoredValue>) {
    super(CLIENT_METRICS_CONFIGS, values);
    this.overrides = overrides;
  }
}

/** @throws ConfigError where an override is not good; what the controller stores has been judged before. */
export function clientMetricsConfig(overrides: Overrides): ClientMetricsConfig {
  const { values } = readValues(CLIENT_METRICS_CONFIGS, new Map());
  return new ClientMetricsConfig(
    overrides,
    overlay('client metrics config', CLIENT_METRICS_CONFIGS, values, overrides),
  );
}

/** Whether a subscription may be like this. */
export function validateClientMetricsConfigs(overrides: Overrides): ConfigProblem | undefined {
  for (const [name, text] of overrides) {
    const definition = definitionOf(CLIENT_METRICS_CONFIGS, name);
    if (!definition) {
      return invalidRequest(unknownName('client metrics config', name, Object.keys(CLIENT_METRICS_CONFIGS)));
    }
    const parsed = parseValue(definition, text);
    if ('problem' in parsed) return invalidConfig(parsed.problem);
  }
  const config = clientMetricsConfig(overrides);
  return intervalProblem(config.number('interval.ms')) ?? matchProblem(config.list('match'));
}

/** The choice of clients: selector and regular expression, which must match as a whole. */
export function clientMatches(config: ClientMetricsConfig): { selector: string; pattern: RegExp }[] {
  return config.list('match').map((entry) => {
    const { selector, pattern } = splitMatch(entry);
    return { selector, pattern: new RegExp(`^(?:${pattern})$`) };
  });
}

function intervalProblem(intervalMs: number): ConfigProblem | undefined {
  if (intervalMs >= MIN_INTERVAL_MS && intervalMs <= MAX_INTERVAL_MS) return undefined;
  return invalidRequest(
    `Invalid value "${intervalMs}" for interval.ms: expected between ${MIN_INTERVAL_MS} and ${MAX_INTERVAL_MS}`,
  );
}

function matchProblem(entries: readonly string[]): ConfigProblem | undefined {
  const wrong = entries.find((entry) => {
    const { selector, pattern } = splitMatch(entry);
    return !SELECTORS.includes(selector) || !isPattern(pattern);
  });
  if (wrong === undefined) return undefined;
  return invalidConfig(
    `Invalid value "${wrong}" in match: expected selector=regular expression, with a selector out of ${SELECTORS.join(', ')}`,
  );
}

function splitMatch(entry: string): { selector: string; pattern: string } {
  const at = entry.indexOf('=');
  return { selector: entry.slice(0, Math.max(at, 0)).trim(), pattern: entry.slice(at + 1).trim() };
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text);
    return text !== '';
  } catch {
    return false;
  }
}
