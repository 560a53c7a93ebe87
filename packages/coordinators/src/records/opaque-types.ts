import type { OpaqueKind } from './group-record.ts';

interface OpaqueType {
  readonly kind: OpaqueKind;
  readonly isMember: boolean;
}

const share: OpaqueType = { kind: 'share', isMember: false };

/** Record types of `__consumer_offsets` that belong to groups whose protocol is not served, by the number in front of the key. */
const OPAQUE_TYPES: ReadonlyMap<number, OpaqueType> = new Map([
  [9, share],
  [10, { kind: 'share', isMember: true }],
  [11, share],
  [12, share],
  [13, share],
  [14, share],
  [15, share],
]);

/** Undefined for a type that Kafka 4.3 does not know either. */
export function opaqueType(type: number): OpaqueType | undefined {
  return OPAQUE_TYPES.get(type);
}
