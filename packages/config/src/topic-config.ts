import type { BrokerConfig } from './broker-config.ts';
import { type ConfigProblem, invalidConfig } from './config-problem.ts';
import type { StoredValue } from './define.ts';
import { type Overrides, overlay, parseOverride } from './overrides.ts';
import { readValues } from './read-values.ts';
import { TOPIC_CONFIGS } from './topic/all.ts';
import { topicProblem } from './topic-rules.ts';
import { topicSynonym } from './topic-synonyms.ts';
import { ConfigValues } from './values.ts';

const WHAT = 'topic config';

/** The values in force for a topic: its own, over the broker's, over the defaults. */
export class TopicConfig extends ConfigValues<typeof TOPIC_CONFIGS> {
  readonly overrides: Overrides;

  constructor(overrides: Overrides, values: ReadonlyMap<string, StoredValue>) {
    super(TOPIC_CONFIGS, values);
    this.overrides = overrides;
  }
}

/**
 * The values in force for a topic with these overrides on this broker.
 * @throws ConfigError where an override is not good; what the controller stores has been judged before.
 */
export function topicConfig(overrides: Overrides, broker: BrokerConfig): TopicConfig {
  return new TopicConfig(overrides, overlay(WHAT, TOPIC_CONFIGS, topicDefaults(broker), overrides));
}

/** Whether one value may be set, looked at by itself. */
export function validateTopicConfig(name: string, value: string): ConfigProblem | undefined {
  const parsed = parseOverride(WHAT, TOPIC_CONFIGS, name, value);
  return 'problem' in parsed ? invalidConfig(parsed.problem) : undefined;
}

/** Whether a topic may have these overrides, all of them together. */
export function validateTopicConfigs(overrides: Overrides, broker: BrokerConfig): ConfigProblem | undefined {
  for (const [name, value] of overrides) {
    const problem = validateTopicConfig(name, value);
    if (problem) return problem;
  }
  const remoteStorage = broker.boolean('remote.log.storage.system.enable');
  const problem = topicProblem(topicConfig(overrides, broker), remoteStorage);
  return problem === undefined ? undefined : invalidConfig(problem);
}

const defaultsByBroker = new WeakMap<BrokerConfig, ReadonlyMap<string, StoredValue>>();

/** The same for all topics of a broker, so read once. */
function topicDefaults(broker: BrokerConfig): ReadonlyMap<string, StoredValue> {
  const known = defaultsByBroker.get(broker);
  if (known) return known;
  const { values } = readValues(TOPIC_CONFIGS, new Map());
  for (const name of values.keys()) {
    const synonym = topicSynonym(name);
    if (synonym !== undefined) values.set(name, broker.stored(synonym));
  }
  const { retentionMs, rollMs, rollJitterMs, flushIntervalMs } = broker.logTimes;
  values.set('retention.ms', retentionMs);
  values.set('segment.ms', rollMs);
  values.set('segment.jitter.ms', rollJitterMs);
  values.set('flush.ms', flushIntervalMs);
  defaultsByBroker.set(broker, values);
  return values;
}
