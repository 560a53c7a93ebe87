import { ADMIN_CONFIGS, CONSUMER_CONFIGS, PRODUCER_CONFIGS } from '@kavka/config';

/** Names of Java classes, in whose place this client takes objects. */
const CLASSES = [
  'key.serializer',
  'value.serializer',
  'key.deserializer',
  'value.deserializer',
  'partitioner.class',
  'interceptor.classes',
  'metric.reporters',
];

const KNOWN = {
  admin: new Set(Object.keys(ADMIN_CONFIGS)),
  producer: new Set(Object.keys(PRODUCER_CONFIGS)),
  consumer: new Set(Object.keys(CONSUMER_CONFIGS)),
  'share consumer': new Set(Object.keys(CONSUMER_CONFIGS)),
} as const;

/**
 * Options of a client without the configs that it does not know. A properties file often serves several clients: what is not for this
 * one is told, as in the original, but is no error. Options in camel case are a tool's own, and stay.
 */
export function clientConfigs<T extends object>(
  client: keyof typeof KNOWN,
  options: T,
  warn: (line: string) => void,
): T {
  const known = KNOWN[client];
  const unknown = Object.keys(options).filter((name) => isConfig(name) && !known.has(name));
  const strange = unknown.filter((name) => !CLASSES.includes(name));
  if (strange.length > 0) warn(`Warning: no config of a ${client}, not used: ${strange.join(', ')}`);
  const dropped = new Set([...unknown, ...CLASSES]);
  return Object.fromEntries(Object.entries(options).filter(([name]) => !dropped.has(name))) as T;
}

/** The part that any client knows: who and where the brokers are. */
export function connectionConfigs(options: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(options).filter(([name]) => KNOWN.admin.has(name)));
}

function isConfig(name: string): boolean {
  return name.includes('.') || name === 'retries' || name === 'acks';
}

const REQUEST_TIMEOUT_MS = Number(ADMIN_CONFIGS['request.timeout.ms'].defaultText);

/** Configs of an admin client whose calls take so long at most: no request may take longer than its call. */
export function callsWithin(timeoutMs: bigint): Record<string, string> {
  const requestMs = timeoutMs < REQUEST_TIMEOUT_MS ? timeoutMs : REQUEST_TIMEOUT_MS;
  return { 'default.api.timeout.ms': `${timeoutMs}`, 'request.timeout.ms': `${requestMs}` };
}
