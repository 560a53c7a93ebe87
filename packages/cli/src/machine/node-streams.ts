import type { InputStream, OutputStream } from '../shell/streams.ts';

const DEFAULT_COLUMNS = 80;

/** What of a stream of Node is used; terminals, pipes and files are alike. */
export interface WritableEnd {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(chunk: string | Uint8Array, written?: () => void): boolean;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** Standard output or standard error. `broken` is called when nothing more can be written: nobody reads (`EPIPE`), or a disk is full. */
export function nodeOutput(stream: WritableEnd, broken: (error: Error) => void): OutputStream {
  let isBroken = false;
  let wake = (): void => {};
  stream.on('error', (error) => {
    isBroken = true;
    wake();
    broken(error);
  });
  return {
    isTerminal: stream.isTTY === true,
    get columns() {
      return stream.columns ?? DEFAULT_COLUMNS;
    },
    write: (chunk) => isBroken || stream.write(chunk),
    // In line behind all that was written, which tells of failures too.
    drained: () =>
      new Promise((resolve) => {
        wake = resolve;
        if (isBroken) resolve();
        else stream.write('', () => resolve());
      }),
  };
}

export function nodeInput(stream: AsyncIterable<Uint8Array> & { readonly isTTY?: boolean }): InputStream {
  return { isTerminal: stream.isTTY === true, chunks: () => stream };
}
