import type { Address } from '@kavka/base';
import { BROKER_CONFIGS } from './broker/all.ts';
import { type BrokerListeners, resolveListeners } from './broker-listeners.ts';
import { alternativesOf, brokerDefinition, isKnownProperty, unprefixedName } from './broker-names.ts';
import { brokerProblems } from './broker-rules.ts';
import { ConfigError } from './config-error.ts';
import { type LogTimes, logTimesOf } from './log-times.ts';
import { unknownName } from './nearest-name.ts';
import { parseValue } from './parse.ts';
import { parseBootstrapServers, parseVoters, type QuorumVoter } from './quorum-addresses.ts';
import { readValues } from './read-values.ts';
import { ConfigValues } from './values.ts';

export type BrokerDefinitions = typeof BROKER_CONFIGS;
export type Properties = ReadonlyMap<string, string>;
export type ProcessRole = 'broker' | 'controller';

/** Where the values of a broker come from, as texts by name. What is dynamic goes before what is in the file. */
export interface BrokerLayers {
  /** From the file and the command line. */
  readonly static: Properties;
  /** Set while running, for all brokers. */
  readonly dynamicDefault: Properties;
  /** Set while running, for this broker. */
  readonly dynamicBroker: Properties;
}

const NOTHING: Properties = new Map();

/** The configuration of a node, whole and judged. Does not change: a dynamic change makes a new one. */
export class BrokerConfig extends ConfigValues<BrokerDefinitions> {
  readonly layers: BrokerLayers;
  /** The texts in force: the layers laid over each other. */
  readonly properties: Properties;
  readonly listeners: BrokerListeners;
  readonly logTimes: LogTimes;
  readonly voters: readonly QuorumVoter[];
  readonly bootstrapServers: readonly Address[];

  /** @throws ConfigError with all that is wrong. */
  constructor(layers: BrokerLayers) {
    const properties = inForce(layers);
    const { values, problems } = readValues(BROKER_CONFIGS, properties);
    problems.push(...prefixedProblems(properties));
    if (problems.length > 0) throw new ConfigError(problems);
    super(BROKER_CONFIGS, values);
    this.layers = layers;
    this.properties = properties;
    this.logTimes = logTimesOf(this);
    const voters = parseVoters(this.list('controller.quorum.voters'));
    const servers = parseBootstrapServers(this.list('controller.quorum.bootstrap.servers'));
    const { listeners, problems: listenerProblems } = resolveListeners(this);
    this.voters = voters.found;
    this.bootstrapServers = servers.found;
    this.listeners = listeners;
    const unreadable = [...voters.problems, ...servers.problems, ...listenerProblems];
    const wrong = unreadable.length > 0 ? unreadable : brokerProblems(this);
    if (wrong.length > 0) throw new ConfigError(wrong);
  }

  get nodeId(): number {
    return this.number('node.id');
  }

  hasRole(role: ProcessRole): boolean {
    return this.list('process.roles').includes(role);
  }

  /** Both roles and no quorum named: this node is the whole cluster and needs no listener for controllers. */
  get standsAlone(): boolean {
    const alone = this.voters.length === 0 && this.bootstrapServers.length === 0;
    return alone && this.hasRole('broker') && this.hasRole('controller');
  }

  get logDirs(): readonly string[] {
    return this.list('log.dirs') ?? this.list('log.dir');
  }

  get metadataLogDir(): string {
    return this.string('metadata.log.dir') ?? this.logDirs[0]!;
  }

  /**
   * The same node with other dynamic values. @throws ConfigError where they do not fit; what is stored in the cluster has
   * been judged before, so that only a changed file can bring this about.
   */
  withDynamic(dynamicDefault: Properties, dynamicBroker: Properties): BrokerConfig {
    return new BrokerConfig({ static: this.layers.static, dynamicDefault, dynamicBroker });
  }
}

/** Reads a node's configuration. `warnings` name the properties that Kafka does not know; they are kept, for plug-ins may. */
export function readBrokerConfig(properties: Properties): { config: BrokerConfig; warnings: string[] } {
  const known = withBothIds(properties);
  const config = new BrokerConfig({ static: known, dynamicDefault: NOTHING, dynamicBroker: NOTHING });
  const warnings = [...known.keys()]
    .filter((name) => !isKnownProperty(name))
    .map((name) => unknownName('property', name, Object.keys(BROKER_CONFIGS)));
  return { config, warnings };
}

/** Values under a listener's prefix must be as good as those without. */
function prefixedProblems(properties: Properties): string[] {
  return [...properties].flatMap(([name, text]) => {
    const definition = unprefixedName(name) === undefined ? undefined : brokerDefinition(name);
    const parsed = definition && parseValue({ ...definition, name }, text);
    return parsed && 'problem' in parsed ? [parsed.problem] : [];
  });
}

/** `node.id` and its older name `broker.id` are given together or stand for each other. */
function withBothIds(properties: Properties): Properties {
  const id = properties.get('node.id') ?? properties.get('broker.id');
  if (id === undefined) return properties;
  const both = new Map(properties);
  if (!both.has('node.id')) both.set('node.id', id);
  if (!both.has('broker.id')) both.set('broker.id', id);
  return both;
}

/** A dynamic value takes the place of all its alternatives: `log.retention.ms` ends `log.retention.hours`. */
function inForce({ static: fixed, dynamicDefault, dynamicBroker }: BrokerLayers): Properties {
  const properties = new Map(fixed);
  for (const [name, value] of [...dynamicDefault, ...dynamicBroker]) {
    for (const alternative of alternativesOf(name)) properties.delete(alternative);
    properties.set(name, value);
  }
  return properties;
}
