import { inJavaHashOrder, inSlotOrder, javaHash, slotsWhenGrown } from '@kavka/base';
import type { QuotaEntityPart } from '@kavka/metadata';

// Kafka keeps quotas in hash tables, and its answers go over them; tests of clients were seen to expect their order.

/** The parts of an entity as Kafka names them. */
export function partsInOrder<Part extends QuotaEntityPart>(entity: readonly Part[]): Part[] {
  const slots = slotsWhenGrown(entity.length, entity.length);
  return inSlotOrder(entity, ({ entityType }) => javaHash(entityType), slots);
}

/** Entities as Kafka lists them; `capacity` is what its table was made for, where that is said. */
export function entitiesInOrder<Entry extends { readonly entity: readonly QuotaEntityPart[] }>(
  entries: readonly Entry[],
  capacity?: number,
): Entry[] {
  return inSlotOrder(entries, ({ entity }) => hashOf(entity), slotsWhenGrown(entries.length, capacity));
}

/** The values of an entity as Kafka lists them: in the table of the image, which was filled from the table of a change. */
export function valuesInOrder(values: ReadonlyMap<string, number>): [key: string, value: number][] {
  const keys = inJavaHashOrder(inJavaHashOrder([...values.keys()]), values.size);
  return keys.map((key) => [key, values.get(key) ?? 0]);
}

function hashOf(entity: readonly QuotaEntityPart[]): number {
  const ofParts = entity.map(
    ({ entityType, entityName }) => javaHash(entityType) ^ (entityName === null ? 0 : javaHash(entityName)),
  );
  return ofParts.reduce((sum, each) => (sum + each) | 0, 31);
}
