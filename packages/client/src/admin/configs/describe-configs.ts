import { ApiKey } from '@kavka/protocol';
import {
  type DescribeConfigsResponseDescribeConfigsResourceResult,
  decodeDescribeConfigsResponse,
  encodeDescribeConfigsRequest,
} from '@kavka/protocol/messages/32-describe-configs';
import { api } from '../../connection/index.ts';
import type { AdminCallOptions, AdminContext } from '../calls/admin-context.ts';
import { callForEach, failure } from '../calls/call.ts';
import { toNode } from '../calls/routes.ts';
import {
  type ConfigResource,
  nodeOfResource,
  resourceIn,
  resourceText,
  resourceTypeNumber,
} from './config-resources.ts';

/** All configs of one resource. */
export interface DescribedConfigs extends ConfigResource {
  readonly configs: readonly ConfigEntry[];
}

/** One config with its value and where that comes from. */
export interface ConfigEntry {
  readonly name: string;
  /** Null where there is none, and where it is a secret. */
  readonly value: string | null;
  readonly source: ConfigSource;
  readonly type: ConfigValueType;
  readonly isReadOnly: boolean;
  readonly isSensitive: boolean;
  /** Where the value would come from, the first one first; empty unless asked for. */
  readonly synonyms: readonly {
    readonly name: string;
    readonly value: string | null;
    readonly source: ConfigSource;
  }[];
  readonly documentation: string | null;
}

const SOURCES = [
  'unknown',
  'topic',
  'broker',
  'brokerDefault',
  'static',
  'default',
  'brokerLogger',
  'clientMetrics',
  'group',
] as const;
const TYPES = [
  'unknown',
  'boolean',
  'string',
  'int',
  'short',
  'long',
  'double',
  'list',
  'class',
  'password',
] as const;

/** Where the value of a config comes from; the first that is set wins. */
export type ConfigSource = (typeof SOURCES)[number];
export type ConfigValueType = (typeof TYPES)[number];

export interface DescribeConfigsOptions extends AdminCallOptions {
  readonly includeSynonyms?: boolean;
  readonly includeDocumentation?: boolean;
}

const DESCRIBE_CONFIGS = api(
  ApiKey.DescribeConfigs,
  encodeDescribeConfigsRequest,
  decodeDescribeConfigsResponse,
);

export function describeConfigs(
  admin: AdminContext,
  resources: readonly ConfigResource[],
  { includeSynonyms = false, includeDocumentation = false, ...options }: DescribeConfigsOptions = {},
): Promise<DescribedConfigs[]> {
  return callForEach(
    admin,
    resources,
    {
      api: DESCRIBE_CONFIGS,
      route: toNode(nodeOfResource),
      describe: resourceText,
      request: (some) => ({
        resources: some.map(({ type, name }) => ({
          resourceType: resourceTypeNumber(type),
          resourceName: name,
          configurationKeys: null,
        })),
        includeSynonyms,
        includeDocumentation,
      }),
      outcomes: ({ results }, some) =>
        new Map(
          results.flatMap((answer) => {
            const key = resourceIn(some, answer);
            if (key === undefined) return [];
            const error = failure(answer.errorCode, resourceText(key), {}, answer.errorMessage);
            return [[key, error ?? { ...key, configs: answer.configs.map(entryOf) }] as const];
          }),
        ),
    },
    options,
  );
}

export function sourceOf(wire: number): ConfigSource {
  return SOURCES[wire] ?? 'unknown';
}

function entryOf(config: DescribeConfigsResponseDescribeConfigsResourceResult): ConfigEntry {
  const { name, value, configSource, configType, readOnly, isSensitive, synonyms, documentation } = config;
  return {
    name,
    value,
    source: sourceOf(configSource),
    type: TYPES[configType] ?? 'unknown',
    isReadOnly: readOnly,
    isSensitive,
    synonyms: synonyms.map((one) => ({
      name: one.name,
      value: one.value,
      source: sourceOf(one.source),
    })),
    documentation,
  };
}
