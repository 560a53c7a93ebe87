import type { BrokerConfig } from './broker-config.ts';
import { type ConfigProblem, invalidConfig } from './config-problem.ts';
import type { StoredValue } from './define.ts';
import { GROUP_LEVEL_CONFIGS } from './group/all.ts';
import { GROUP_BOUNDS, type GroupBound, HEARTBEAT_BEFORE_SESSION } from './group-bounds.ts';
import { type Overrides, overlay, parseOverride } from './overrides.ts';
import { readValues } from './read-values.ts';
import { ConfigValues } from './values.ts';

const WHAT = 'group config';

/** The values in force for a group: its own, over the broker's, over the defaults. */
export class GroupConfig extends ConfigValues<typeof GROUP_LEVEL_CONFIGS> {
  readonly overrides: Overrides;

  constructor(overrides: Overrides, values: ReadonlyMap<string, StoredValue>) {
    super(GROUP_LEVEL_CONFIGS, values);
    this.overrides = overrides;
  }
}

/**
 * The values in force for a group with these overrides on this broker. @throws ConfigError where an override is not good; what
 * the controller stores has been judged before.
 */
export function groupConfig(overrides: Overrides, broker: BrokerConfig): GroupConfig {
  const { values: defaults } = readValues(GROUP_LEVEL_CONFIGS, new Map());
  for (const { group, broker: name } of GROUP_BOUNDS) defaults.set(group, broker.stored(name));
  return new GroupConfig(overrides, overlay(WHAT, GROUP_LEVEL_CONFIGS, defaults, overrides));
}

/** Whether a group may have these overrides: each by itself, within the broker's bounds, and all together. */
export function validateGroupConfigs(overrides: Overrides, broker: BrokerConfig): ConfigProblem | undefined {
  for (const [name, text] of overrides) {
    const parsed = parseOverride(WHAT, GROUP_LEVEL_CONFIGS, name, text);
    if ('problem' in parsed) return invalidConfig(parsed.problem);
  }
  const config = groupConfig(overrides, broker);
  for (const bound of GROUP_BOUNDS) {
    const problem = overrides.has(bound.group) ? outOfBounds(config, broker, bound) : undefined;
    if (problem !== undefined) return invalidConfig(problem);
  }
  const late = HEARTBEAT_BEFORE_SESSION.find(
    ([heartbeat, session]) => config.number(heartbeat) >= config.number(session),
  );
  return (
    late &&
    invalidConfig(
      `${late[0]} (${config.number(late[0])}) must be below ${late[1]} (${config.number(late[1])})`,
    )
  );
}

/** The broker config that gives a group config its default; some have none. */
export function brokerNameOfGroupConfig(name: string): string | undefined {
  return GROUP_BOUNDS.find(({ group }) => group === name)?.broker;
}

function outOfBounds(
  config: GroupConfig,
  broker: BrokerConfig,
  { group, min, max }: GroupBound,
): string | undefined {
  const value = config.number(group);
  if (min && value < (broker.number(min) ?? value)) {
    return `Invalid value "${value}" for ${group}: expected at least ${broker.number(min)} (${min})`;
  }
  if (max && value > (broker.number(max) ?? value)) {
    return `Invalid value "${value}" for ${group}: expected at most ${broker.number(max)} (${max})`;
  }
  return undefined;
}
