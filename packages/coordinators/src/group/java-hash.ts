/** Java's hash of a string: of its UTF-16 units, 32 bits with sign. */
export function javaHash(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}

/** Fill of a Java hash table beyond which it doubles. */
const LOAD_FACTOR = 0.75;

/** The texts in the order in which a Java hash table goes over them (those that share a slot: as they are given). */
export function inJavaHashOrder(texts: readonly string[]): string[] {
  let slots = 16;
  while (texts.length > slots * LOAD_FACTOR) slots *= 2;
  const slotOf = (text: string): number => {
    const hash = javaHash(text);
    return (hash ^ (hash >>> 16)) & (slots - 1);
  };
  return texts.toSorted((left, right) => slotOf(left) - slotOf(right));
}
