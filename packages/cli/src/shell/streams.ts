/** Where a tool writes: standard output or standard error. */
export interface OutputStream {
  readonly isTerminal: boolean;
  /** Characters in a line of the terminal. */
  readonly columns: number;
  /** Never fails: when nobody reads any more, `ToolContext.signal` fires. False while more is waiting than is good. */
  write(chunk: string | Uint8Array): boolean;
  /** All that was written has left. */
  drained(): Promise<void>;
}

/** Where a tool reads. */
export interface InputStream {
  readonly isTerminal: boolean;
  chunks(): AsyncIterable<Uint8Array>;
}

export function printLine(output: OutputStream, line = ''): void {
  output.write(`${line}\n`);
}
