/** Values that an `Init` leaves as they are. */
type Leaf = string | number | bigint | boolean | null | undefined | Uint8Array;

/**
 * What an encoder takes: a message in which any field may be left out, at any depth, and then has its default.
 * Bytes may be any Uint8Array.
 */
export type Init<T> = T extends Buffer
  ? Uint8Array
  : T extends Leaf
    ? T
    : T extends readonly (infer Element)[]
      ? readonly Init<Element>[]
      : {
          readonly [Key in keyof T]?: (Key extends 'unknownTaggedFields' ? T[Key] : Init<T[Key]>) | undefined;
        };
