/** The metadata log holds a record that cannot follow on those before it: the log is damaged, or was written by something newer. */
export class ReplayError extends Error {
  override readonly name = 'ReplayError';
}
