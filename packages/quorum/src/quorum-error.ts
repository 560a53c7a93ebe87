/** The files of the metadata quorum cannot be used as they are, or as they are configured. The message says what to do. */
export class QuorumError extends Error {
  override readonly name = 'QuorumError';
}
