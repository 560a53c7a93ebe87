/** Fails loudly where an invariant of our own code is broken; never used to judge input from outside. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new AssertionError(message);
}

/** For the default branch of a switch over a closed union: does not compile while a case is missing. */
export function unreachable(value: never, what: string): never {
  throw new AssertionError(`unexpected ${what}: ${String(value)}`);
}

/** A broken invariant: a bug in Kavka. */
export class AssertionError extends Error {
  override readonly name = 'AssertionError';
}
