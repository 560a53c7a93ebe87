import type { Uuid } from '@kavka/base';
import type { AccessControlEntryRecord } from '@kavka/protocol/messages/metadata/access-control-entry-record';

/** An ACL; the numbers are those of the wire. */
export interface AccessControlEntry {
  readonly id: Uuid;
  readonly resourceType: number;
  readonly resourceName: string;
  readonly patternType: number;
  readonly principal: string;
  readonly host: string;
  readonly operation: number;
  readonly permissionType: number;
}

/** ACLs by id. */
export class AccessControlEntries {
  readonly #entries = new Map<Uuid, AccessControlEntry>();

  get size(): number {
    return this.#entries.size;
  }

  get(id: Uuid): AccessControlEntry | undefined {
    return this.#entries.get(id);
  }

  all(): Iterable<AccessControlEntry> {
    return this.#entries.values();
  }

  replay(record: AccessControlEntryRecord): void {
    const { id, resourceType, resourceName, patternType, principal, host, operation, permissionType } =
      record;
    this.#entries.set(id, {
      id,
      resourceType,
      resourceName,
      patternType,
      principal,
      host,
      operation,
      permissionType,
    });
  }

  replayRemoval(id: Uuid): void {
    this.#entries.delete(id);
  }

  clear(): void {
    this.#entries.clear();
  }
}
