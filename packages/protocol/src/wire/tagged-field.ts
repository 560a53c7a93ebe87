/** A tagged field of a version we do not know: kept, and written again at its place. */
export interface UnknownTaggedField {
  readonly tag: number;
  readonly data: Buffer;
}
