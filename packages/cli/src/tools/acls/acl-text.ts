import type { Acl } from '@kavka/client';

export type Resource = Required<Pick<Acl, 'resourceType' | 'resourceName' | 'patternType'>>;
export type Entry = Required<Pick<Acl, 'principal' | 'host' | 'operation' | 'permission'>>;

/** `transactionalId` as Kafka prints it: `TRANSACTIONAL_ID`. */
export function shouted(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

export function resourceText({ resourceType, resourceName, patternType }: Resource): string {
  return `ResourcePattern(resourceType=${shouted(resourceType)}, name=${resourceName}, patternType=${shouted(patternType)})`;
}

export function entryText({ principal, host, operation, permission }: Entry): string {
  return `(principal=${principal}, host=${host}, operation=${shouted(operation)}, permissionType=${shouted(permission)})`;
}

/** Each in a line of its own. */
export function entryLines(entries: readonly Entry[]): string {
  return entries.map((entry) => `\t${entryText(entry)}`).join('\n');
}
