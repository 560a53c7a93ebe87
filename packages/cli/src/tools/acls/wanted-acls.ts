import type { Acl } from '@kavka/client';
import { ToolError, UsageError } from '../../shell/index.ts';
import type { AclOptions } from './acl-options.ts';
import { type Entry, type Resource, shouted } from './acl-text.ts';

type Operation = Acl['operation'];

/** Entries of a resource; none stand for all that there are. */
export interface ResourceAcls {
  readonly resource: Resource;
  readonly entries: readonly Entry[];
}

const ANY_HOST = '*';
const ALL_OPERATIONS: readonly Operation[] = [
  'all',
  'read',
  'write',
  'create',
  'delete',
  'alter',
  'describe',
  'clusterAction',
  'describeConfigs',
  'alterConfigs',
  'idempotentWrite',
  'createTokens',
  'describeTokens',
  'twoPhaseCommit',
];

/** What can be done with each kind of resource, beside `all`. */
const SUPPORTED: Readonly<Record<string, readonly Operation[]>> = {
  topic: ['read', 'write', 'create', 'describe', 'delete', 'alter', 'describeConfigs', 'alterConfigs'],
  group: ['read', 'describe', 'delete', 'describeConfigs', 'alterConfigs'],
  cluster: [
    ...(['create', 'clusterAction', 'describeConfigs', 'alterConfigs'] as const),
    ...(['idempotentWrite', 'alter', 'describe'] as const),
  ],
  transactionalId: ['describe', 'write', 'twoPhaseCommit'],
  delegationToken: ['describe'],
  user: ['createTokens', 'describeTokens'],
};

/** The resources that the options name. */
export function resourcesOf(given: AclOptions): Resource[] {
  const patternType = given.need('resource-pattern-type');
  const named = (
    [
      ['topic', 'topic'],
      ['group', 'group'],
      ['transactional-id', 'transactionalId'],
      ['delegation-token', 'delegationToken'],
      ['user-principal', 'user'],
    ] as const
  ).flatMap(([option, resourceType]) =>
    [...new Set(given.all(option))].map(
      (name): Resource => ({ resourceType, resourceName: name.trim(), patternType }),
    ),
  );
  const isOfCluster = patternType === 'literal' && given.present('cluster', 'idempotent').length > 0;
  const cluster: Resource = {
    resourceType: 'cluster',
    resourceName: 'kafka-cluster',
    patternType: 'literal',
  };
  return isOfCluster ? [...named, cluster] : named;
}

/** The entries that the options mean, by resources. @throws UsageError for operations that a resource does not have */
export function wantedAcls(given: AclOptions): ResourceAcls[] {
  const isProducer = given.has('producer');
  const isConsumer = given.has('consumer');
  const operations = given.all('operation').map(operationOf);
  const resources = resourcesOf(given);
  if (resources.length === 0)
    throw new UsageError(
      'You must provide at least one resource: --topic <topic> or --cluster or --group <group> or ' +
        '--delegation-token <Delegation Token ID>',
    );
  const wanted = resources.flatMap((resource): ResourceAcls[] => {
    const { resourceType: type } = resource;
    if (!isProducer && !isConsumer)
      return [{ resource, entries: entriesOf(given, operations.length === 0 ? ['all'] : operations) }];
    const own: Operation[] = [];
    if (isProducer && type === 'topic') own.push('write', 'describe', 'create');
    if (isProducer && type === 'transactionalId') own.push('write', 'describe');
    if (isProducer && type === 'cluster' && given.has('idempotent')) own.push('idempotentWrite');
    if (isConsumer && type === 'topic') own.push('read', 'describe');
    if (isConsumer && type === 'group') own.push('read');
    return own.length === 0 ? [] : [{ resource, entries: entriesOf(given, [...new Set(own)]) }];
  });
  for (const one of wanted) checkOperations(one);
  return wanted;
}

function entriesOf(given: AclOptions, operations: readonly Operation[]): Entry[] {
  const lists = [
    {
      permission: 'allow',
      principals: principalsOf(given, 'allow-principal'),
      hosts: given.all('allow-host'),
    },
    { permission: 'deny', principals: principalsOf(given, 'deny-principal'), hosts: given.all('deny-host') },
  ] as const;
  return lists.flatMap(({ permission, principals, hosts }) =>
    principals.flatMap((principal) =>
      operations.flatMap((operation) =>
        (hosts.length === 0 ? [ANY_HOST] : hosts).map((host) => ({
          principal,
          host: host.trim(),
          operation,
          permission,
        })),
      ),
    ),
  );
}

/** @throws ToolError for what is no principal */
export function principalsOf(
  given: AclOptions,
  option: 'allow-principal' | 'deny-principal' | 'principal',
): string[] {
  return [...new Set(given.all(option))].map((word) => {
    const principal = word.trim();
    if (/^[^:]+:.+$/s.test(principal)) return principal;
    throw new ToolError(
      `expected a string in format principalType:principalName but got ${principal} (such as User:alice)`,
    );
  });
}

/** In any of the forms `DescribeConfigs`, `describe_configs`; unknown ones are refused with what there is. */
function operationOf(word: string): Operation {
  const plain = (text: string): string => text.replaceAll('_', '').toLowerCase();
  return ALL_OPERATIONS.find((operation) => plain(operation) === plain(word.trim())) ?? 'unknown';
}

function checkOperations({ resource, entries }: ResourceAcls): void {
  const supported = [...(SUPPORTED[resource.resourceType] ?? []), 'all' as const];
  if (entries.every(({ operation }) => supported.some((one) => one === operation))) return;
  throw new UsageError(
    `ResourceType ${shouted(resource.resourceType)} only supports operations [${supported.map(shouted).join(', ')}]`,
  );
}
