import type { InputStream, OutputStream } from '../shell/streams.ts';

const DEFAULT_COLUMNS = 80;

/** What of a stream of Node is used; terminals, pipes and files are alike. */
export interface WritableEnd {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly writableLength: number;
  write(chunk: string | Uint8Array): boolean;
  on(event: 'error', listener: (error: Error) => void): unknown;
  once(event: 'drain', listener: () => void): unknown;
}

/** Standard output or standard error. `broken` is called when nobody reads any more. */
export function nodeOutput(stream: WritableEnd, broken: () => void): OutputStream {
  let isBroken = false;
  let wake = (): void => {};
  stream.on('error', () => {
    isBroken = true;
    wake();
    broken();
  });
  return {
    isTerminal: stream.isTTY === true,
    get columns() {
      return stream.columns ?? DEFAULT_COLUMNS;
    },
    write: (chunk) => isBroken || stream.write(chunk),
    drained: () =>
      new Promise((resolve) => {
        if (isBroken || stream.writableLength === 0) resolve();
        else {
          wake = resolve;
          stream.once('drain', resolve);
        }
      }),
  };
}

export function nodeInput(stream: AsyncIterable<Uint8Array> & { readonly isTTY?: boolean }): InputStream {
  return { isTerminal: stream.isTTY === true, chunks: () => stream };
}
