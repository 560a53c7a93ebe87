import { BROKER_CONFIGS } from './broker/all.ts';
import { brokerDefinition } from './broker-names.ts';
import { CLIENT_METRICS_CONFIGS } from './client-metrics/all.ts';
import type { Definition, Definitions } from './define.ts';
import { GROUP_LEVEL_CONFIGS } from './group/all.ts';
import { definitionOf } from './overrides.ts';
import { TOPIC_CONFIGS } from './topic/all.ts';

/** The kinds of resources that have configs. */
export type ResourceScope = 'topic' | 'broker' | 'group' | 'client-metrics';

const DEFINITIONS: Readonly<Record<ResourceScope, Definitions>> = {
  topic: TOPIC_CONFIGS,
  broker: BROKER_CONFIGS,
  group: GROUP_LEVEL_CONFIGS,
  'client-metrics': CLIENT_METRICS_CONFIGS,
};

/** Whether entries can be appended to a config; as in Kafka not to those of subscriptions to figures. */
export function isListConfig(scope: ResourceScope, name: string): boolean {
  return scope !== 'client-metrics' && find(scope, name)?.type === 'list';
}

/** The default as text, undefined where there is none. */
export function defaultText(scope: ResourceScope, name: string): string | undefined {
  return find(scope, name)?.defaultText ?? undefined;
}

function find(scope: ResourceScope, name: string): Definition | undefined {
  return scope === 'broker' ? brokerDefinition(name) : definitionOf(DEFINITIONS[scope], name);
}
