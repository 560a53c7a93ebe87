import { parseInteger, ToolError, UsageError } from '../../shell/index.ts';
import { BOOTSTRAP_ERROR, type ConfigsGiven } from './config-options.ts';

/** Kinds of things that have configs, as `--entity-type` names them. */
export const ENTITY_TYPES = [
  'topics',
  'clients',
  'users',
  'brokers',
  'ips',
  'client-metrics',
  'groups',
  'broker-loggers',
] as const;
export type EntityType = (typeof ENTITY_TYPES)[number];

/** What the configs are of: a type, and a name; an empty name is the default of all, undefined stands for each of them. */
export interface Entity {
  readonly type: EntityType;
  readonly name: string | undefined;
}

const BY_NAME = [
  ['topic', 'topics'],
  ['client', 'clients'],
  ['user', 'users'],
  ['broker', 'brokers'],
  ['broker-logger', 'broker-loggers'],
  ['ip', 'ips'],
  ['client-metrics', 'client-metrics'],
  ['group', 'groups'],
] as const;
const BY_DEFAULT = [
  ['client-defaults', 'clients'],
  ['user-defaults', 'users'],
  ['broker-defaults', 'brokers'],
  ['ip-defaults', 'ips'],
] as const;

/** What was typed, one entity or a user and a client. @throws UsageError, ToolError in the words of the original */
export function entitiesOf(given: ConfigsGiven): Entity[] {
  if (!given.has('bootstrap-server') && !given.has('bootstrap-controller'))
    throw new ToolError(BOOTSTRAP_ERROR);
  const entities = [...longForm(given), ...shortForm(given)];
  const types = entities.map(({ type }) => type);
  if (types.length === 0) throw new ToolError('At least one entity type must be specified');
  const repeated = types.filter((type, at) => types.indexOf(type) !== at);
  if (repeated.length > 0) throw new ToolError(`Duplicate entity type(s) specified: ${repeated.join(',')}`);
  if (types.length > 1 && !(types.length === 2 && types.includes('users') && types.includes('clients')))
    throw new ToolError("Only 'users' and 'clients' entity types may be specified together");
  return entities;
}

/** `--entity-type topics --entity-name orders`: names belong to types in their order. */
function longForm(given: ConfigsGiven): Entity[] {
  const names: (string | undefined)[] = [...given.all('entity-name')];
  if (given.has('entity-default')) names.push('');
  return given.all('entity-type').map((type, at) => {
    const known = ENTITY_TYPES.find((one) => one === type);
    if (known !== undefined) return { type: known, name: names[at] };
    throw new ToolError(
      `Invalid entity type ${type}, the entity type must be one of ${ENTITY_TYPES.join(', ')} with a ` +
        '--bootstrap-server or --bootstrap-controller argument',
    );
  });
}

function shortForm(given: ConfigsGiven): Entity[] {
  return [
    ...BY_NAME.flatMap(([option, type]) => (given.has(option) ? [{ type, name: given.need(option) }] : [])),
    ...BY_DEFAULT.flatMap(([option, type]) => (given.has(option) ? [{ type, name: '' }] : [])),
  ];
}

/** @throws ToolError for names that can be none */
export function checkName({ type, name }: Entity): void {
  if (name === undefined) return;
  const isBroker = type === 'brokers' || type === 'broker-loggers';
  if (isBroker && name !== '' && parseInteger(name) === undefined)
    throw new ToolError(`The entity name for ${type} must be a valid integer broker id, but it is: ${name}`);
  if (type === 'topics' && name === '')
    throw new ToolError('Topic name is invalid: the empty string is not allowed');
}

/** @throws UsageError where `--alter` does not say of what */
export function requireNames(entities: readonly Entity[]): void {
  for (const { type, name } of entities) {
    const hasDefault = type === 'users' || type === 'clients' || type === 'brokers' || type === 'ips';
    if (name === undefined || (name === '' && !hasDefault))
      throw new UsageError(`An entity name must be specified with --alter of ${type}`);
  }
}

/** `topics` as `topic`. */
export function singular(type: EntityType): string {
  return type.slice(0, -1);
}
