/** Bytes from outside that are not what they should be. */
export class DecodeError extends Error {
  override readonly name = 'DecodeError';
  /** Index into the bytes read, where the trouble was found. */
  readonly position: number;

  constructor(message: string, position: number) {
    super(`${message} (at position ${position})`);
    this.position = position;
  }
}
