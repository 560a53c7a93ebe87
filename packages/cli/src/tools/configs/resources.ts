import type { Admin, ConfigEntry, ConfigResourceType, ConfigSource } from '@kavka/client';
import { printLine, type ToolContext, ToolError } from '../../shell/index.ts';
import type { Changes } from './config-changes.ts';
import { type Entity, type EntityType, singular } from './config-entity.ts';

type ResourceType = Exclude<EntityType, 'users' | 'clients' | 'ips'>;

const RESOURCES: Readonly<Record<ResourceType, ConfigResourceType>> = {
  topics: 'topic',
  brokers: 'broker',
  'broker-loggers': 'brokerLogger',
  'client-metrics': 'clientMetrics',
  groups: 'group',
};

const SOURCE_NAMES: Readonly<Record<ConfigSource, string>> = {
  unknown: 'UNKNOWN',
  topic: 'DYNAMIC_TOPIC_CONFIG',
  broker: 'DYNAMIC_BROKER_CONFIG',
  brokerDefault: 'DYNAMIC_DEFAULT_BROKER_CONFIG',
  static: 'STATIC_BROKER_CONFIG',
  default: 'DEFAULT_CONFIG',
  brokerLogger: 'DYNAMIC_BROKER_LOGGER_CONFIG',
  clientMetrics: 'DYNAMIC_CLIENT_METRICS_CONFIG',
  group: 'DYNAMIC_GROUP_CONFIG',
};

export interface DescribedEntity {
  readonly name: string;
  readonly configs: readonly ConfigEntry[];
}

export function isResource(type: EntityType): type is ResourceType {
  return type in RESOURCES;
}

/** Configs of one entity, or of all of the type. */
export async function describeResources(
  admin: Admin,
  type: ResourceType,
  name: string | undefined,
  showsAll: boolean,
  { signal }: ToolContext,
): Promise<DescribedEntity[]> {
  const names = name === undefined ? await namesOf(admin, type, signal) : [name];
  if (names.length === 0) return [];
  const resources = names.map((one) => ({ type: RESOURCES[type], name: one }));
  const described = await admin.describeConfigs(resources, { signal, includeSynonyms: true });
  return described.map((one) => {
    const source = ownSource(type, one.name);
    const configs =
      showsAll || source === undefined ? one.configs : one.configs.filter((entry) => entry.source === source);
    return { name: one.name, configs: configs.toSorted((a, b) => (a.name < b.name ? -1 : 1)) };
  });
}

/** Where a config of its own comes from; undefined where all are. */
function ownSource(type: ResourceType, name: string): ConfigSource | undefined {
  if (type === 'brokers') return name === '' ? 'brokerDefault' : 'broker';
  return type === 'broker-loggers' ? undefined : RESOURCES[type];
}

async function namesOf(admin: Admin, type: ResourceType, signal: AbortSignal): Promise<string[]> {
  if (type === 'topics')
    return (await admin.listTopics({ includeInternal: true, signal })).map(({ name }) => name).sort();
  if (type === 'brokers' || type === 'broker-loggers') {
    const { brokers } = await admin.describeCluster({ signal });
    const ids = brokers.map(({ nodeId }) => String(nodeId));
    return type === 'brokers' ? [...ids, ''] : ids;
  }
  const configured = await admin.listConfigResources([RESOURCES[type]], { signal });
  const names = configured.map(({ name }) => name);
  if (type === 'groups') names.push(...(await admin.listGroups({ signal })).map(({ groupId }) => groupId));
  return [...new Set(names)].sort();
}

export function printResources(
  type: EntityType,
  entities: readonly DescribedEntity[],
  showsAll: boolean,
  { output }: ToolContext,
): void {
  for (const { name, configs } of entities) {
    const kind = showsAll ? 'All' : 'Dynamic';
    printLine(
      output,
      name === ''
        ? `Default configs for ${type} in the cluster are:`
        : `${kind} configs for ${singular(type)} ${name} are:`,
    );
    for (const entry of configs) printLine(output, configLine(entry));
  }
}

function configLine({ name, value, isSensitive, synonyms }: ConfigEntry): string {
  const sources = synonyms.map((one) => `${SOURCE_NAMES[one.source]}:${one.name}=${one.value}`);
  return `  ${name}=${value} sensitive=${isSensitive} synonyms={${sources.join(', ')}}`;
}

/** @throws ToolError for loggers that the broker does not have */
export async function alterResource(
  admin: Admin,
  { type, name = '' }: Entity,
  { set, removed }: Changes,
  context: ToolContext,
): Promise<void> {
  if (!isResource(type)) throw new ToolError(`Unsupported entity type: ${type}`);
  if (type === 'broker-loggers') await checkLoggers(admin, name, [...removed, ...Object.keys(set)], context);
  const taken = removed.map((config) => [config, null] as const);
  await admin.alterConfigs([{ type: RESOURCES[type], name, set: { ...Object.fromEntries(taken), ...set } }], {
    signal: context.signal,
  });
}

async function checkLoggers(
  admin: Admin,
  name: string,
  loggers: readonly string[],
  context: ToolContext,
): Promise<void> {
  const [described] = await describeResources(admin, 'broker-loggers', name, true, context);
  const known = new Set(described?.configs.map((entry) => entry.name));
  const unknown = loggers.filter((logger) => !known.has(logger));
  if (unknown.length > 0) throw new ToolError(`Invalid broker logger(s): ${unknown.join(',')}`);
}
