/** What an access control entry is about. `Kafka`'s numbers for the names, in order. */
const RESOURCE_TYPES = [
  'unknown',
  'any',
  'topic',
  'group',
  'cluster',
  'transactionalId',
  'delegationToken',
  'user',
] as const;
const PATTERN_TYPES = ['unknown', 'any', 'match', 'literal', 'prefixed'] as const;
const PERMISSIONS = ['unknown', 'any', 'deny', 'allow'] as const;
const OPERATIONS = [
  'unknown',
  'any',
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
] as const;

export type AclResourceType = (typeof RESOURCE_TYPES)[number];
export type AclPatternType = (typeof PATTERN_TYPES)[number];
export type AclPermission = (typeof PERMISSIONS)[number];
/** What somebody may do, or not; `all` stands for each of the others. */
export type AclOperation = (typeof OPERATIONS)[number];

/**
 * One access control entry.
 *
 * @example
 * await admin.createAcls([
 *   { resourceType: 'topic', resourceName: 'orders', principal: 'User:alice', operation: 'read', permission: 'allow' },
 * ]);
 */
export interface Acl {
  readonly resourceType: AclResourceType;
  readonly resourceName: string;
  /** `literal` where it is left out. */
  readonly patternType?: AclPatternType;
  /** `User:alice`. */
  readonly principal: string;
  /** `*` where it is left out. */
  readonly host?: string;
  readonly operation: AclOperation;
  readonly permission: AclPermission;
}

/**
 * Entries that agree in all that is given.
 *
 * @example
 * await admin.deleteAcls([{ principal: 'User:alice' }]); // all that names her
 */
export type AclFilter = Partial<Acl>;

/** An entry as it is on the wire, but for the name of its pattern's type. */
interface WireAcl {
  readonly resourceType: number;
  readonly resourceName: string;
  readonly patternType: number;
  readonly principal: string;
  readonly host: string;
  readonly operation: number;
  readonly permissionType: number;
}

export function wireAcl(acl: Acl): WireAcl {
  return {
    resourceType: RESOURCE_TYPES.indexOf(acl.resourceType),
    resourceName: acl.resourceName,
    patternType: PATTERN_TYPES.indexOf(acl.patternType ?? 'literal'),
    principal: acl.principal,
    host: acl.host ?? '*',
    operation: OPERATIONS.indexOf(acl.operation),
    permissionType: PERMISSIONS.indexOf(acl.permission),
  };
}

export function aclOf(wire: WireAcl): Required<Acl> {
  return {
    resourceType: RESOURCE_TYPES[wire.resourceType] ?? 'unknown',
    resourceName: wire.resourceName,
    patternType: PATTERN_TYPES[wire.patternType] ?? 'unknown',
    principal: wire.principal,
    host: wire.host,
    operation: operationOf(wire.operation),
    permission: PERMISSIONS[wire.permissionType] ?? 'unknown',
  };
}

export function operationOf(wire: number): AclOperation {
  return OPERATIONS[wire] ?? 'unknown';
}

export function wireFilter(filter: AclFilter) {
  return {
    resourceTypeFilter: RESOURCE_TYPES.indexOf(filter.resourceType ?? 'any'),
    resourceNameFilter: filter.resourceName ?? null,
    patternTypeFilter: PATTERN_TYPES.indexOf(filter.patternType ?? 'any'),
    principalFilter: filter.principal ?? null,
    hostFilter: filter.host ?? null,
    operation: OPERATIONS.indexOf(filter.operation ?? 'any'),
    permissionType: PERMISSIONS.indexOf(filter.permission ?? 'any'),
  };
}

export function aclText({ resourceType, resourceName, principal, operation, permission }: AclFilter): string {
  return `${permission ?? 'any'} ${principal ?? 'anyone'} ${operation ?? 'any'} on ${resourceType ?? 'any'} ${resourceName ?? ''}`;
}
