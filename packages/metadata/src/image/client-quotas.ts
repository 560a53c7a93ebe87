import type { ClientQuotaRecord } from '@kavka/protocol/messages/metadata/client-quota-record';

/** One part of who a quota is for, such as `user` "alice". A null name stands for all who have no quota of their own. */
export interface QuotaEntityPart {
  readonly entityType: string;
  readonly entityName: string | null;
}

export interface QuotaEntry {
  /** In the order of their types. */
  readonly entity: readonly QuotaEntityPart[];
  readonly values: ReadonlyMap<string, number>;
}

interface MutableEntry extends QuotaEntry {
  readonly values: Map<string, number>;
}

/** Quotas by entity. */
export class ClientQuotas {
  readonly #entries = new Map<string, MutableEntry>();

  /** The values set on exactly this entity. */
  of(entity: readonly QuotaEntityPart[]): ReadonlyMap<string, number> | undefined {
    return this.#entries.get(keyOf(inOrder(entity)))?.values;
  }

  entries(): Iterable<QuotaEntry> {
    return this.#entries.values();
  }

  replay(record: ClientQuotaRecord): void {
    const entity = inOrder(record.entity);
    const key = keyOf(entity);
    const entry = this.#entries.get(key);
    if (!record.remove) {
      if (entry === undefined)
        this.#entries.set(key, { entity, values: new Map([[record.key, record.value]]) });
      else entry.values.set(record.key, record.value);
    } else if (entry?.values.delete(record.key) === true && entry.values.size === 0) {
      this.#entries.delete(key);
    }
  }

  clear(): void {
    this.#entries.clear();
  }
}

function inOrder(entity: readonly QuotaEntityPart[]): QuotaEntityPart[] {
  return entity
    .map(({ entityType, entityName }) => ({ entityType, entityName }))
    .sort((a, b) => (a.entityType < b.entityType ? -1 : a.entityType > b.entityType ? 1 : 0));
}

function keyOf(entity: readonly QuotaEntityPart[]): string {
  return JSON.stringify(entity.map((part) => [part.entityType, part.entityName]));
}
