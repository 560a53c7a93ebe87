import { type Uuid, uuidBytes } from './uuid.ts';

/** Java's hash of a string: of its UTF-16 units, 32 bits with sign. */
export function javaHash(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}

/** The hash of a UUID in Java: its four words, one over the other. */
export function javaUuidHash(id: Uuid): number {
  const bytes = uuidBytes(id);
  return bytes.readInt32BE(0) ^ bytes.readInt32BE(4) ^ bytes.readInt32BE(8) ^ bytes.readInt32BE(12);
}

/** Fill of a Java hash table beyond which it doubles. */
const LOAD_FACTOR = 0.75;
const FEWEST_SLOTS = 16;

/** The slots of a table that was made for `capacity` entries, where that is said, and has grown to so many. */
export function slotsWhenGrown(size: number, capacity = FEWEST_SLOTS): number {
  let slots = 1;
  while (slots < capacity) slots *= 2;
  while (size > slots * LOAD_FACTOR) slots *= 2;
  return slots;
}

/** The slots of a set that was made as a copy of so many elements. */
export function slotsWhenCopied(size: number): number {
  let slots = FEWEST_SLOTS;
  while (slots < Math.floor(size / LOAD_FACTOR) + 1) slots *= 2;
  return slots;
}

/** The items in the order in which a Java hash table goes over them (those that share a slot: as they are given). */
export function inSlotOrder<Item>(
  items: Iterable<Item>,
  hashOf: (item: Item) => number,
  slots: number,
): Item[] {
  const placed = Array.from(items, (item) => {
    const hash = hashOf(item);
    return { item, slot: (hash ^ (hash >>> 16)) & (slots - 1) };
  });
  return placed.sort((left, right) => left.slot - right.slot).map(({ item }) => item);
}

/** Texts in the order of a table that has grown with them. */
export function inJavaHashOrder(texts: readonly string[], capacity?: number): string[] {
  return inSlotOrder(texts, javaHash, slotsWhenGrown(texts.length, capacity));
}
