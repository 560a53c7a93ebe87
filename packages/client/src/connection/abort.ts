/** Calls `abort` with the signal's reason when it fires; the function returned ends that. */
export function aborted(signal: AbortSignal | undefined, abort: (reason: unknown) => void): () => void {
  if (signal === undefined) return nothing;
  if (signal.aborted) {
    abort(signal.reason);
    return nothing;
  }
  const listener = (): void => abort(signal.reason);
  signal.addEventListener('abort', listener, { once: true });
  return () => signal.removeEventListener('abort', listener);
}

/** `promise`, or a rejection with the signal's reason where that comes first. */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const stopListening = aborted(signal, reject);
    promise.then(resolve, reject).finally(stopListening);
  });
}

function nothing(): void {}
