/** Bytes from outside that are no batch, record or control record. */
export class RecordError extends Error {
  override readonly name: string = 'RecordError';
}

/** Compressed records that cannot be expanded: `tooLarge` where they would be larger than allowed, `corrupt` where they make no sense. */
export class CompressionError extends RecordError {
  override readonly name = 'CompressionError';
  readonly kind: 'corrupt' | 'tooLarge';

  constructor(kind: 'corrupt' | 'tooLarge', message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
