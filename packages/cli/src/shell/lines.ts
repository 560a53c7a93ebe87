const LF = 0x0a;
const CR = 0x0d;

/**
 * The lines of what comes in, as bytes, those of a chunk together. A line ends with `\n`, `\r` or both, as Java's `readLine` has it; the
 * last one may have no end.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer[]> {
  let left: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = left.length === 0 ? Buffer.from(chunk) : Buffer.concat([left, chunk]);
    const lines: Buffer[] = [];
    left = bytes.subarray(splitLines(bytes, lines));
    if (lines.length > 0) yield lines;
  }
  if (left.length > 0) yield [left.at(-1) === CR ? left.subarray(0, -1) : left];
}

/** Adds the complete lines; returns where the rest starts. A `\r` at the end may be half of a line end. */
function splitLines(bytes: Buffer, lines: Buffer[]): number {
  const hasReturns = bytes.includes(CR);
  let start = 0;
  for (;;) {
    const end = hasReturns ? endOfLine(bytes, start) : bytes.indexOf(LF, start);
    if (end < 0) return start;
    lines.push(bytes.subarray(start, end));
    start = end + (bytes[end] === CR && bytes[end + 1] === LF ? 2 : 1);
  }
}

function endOfLine(bytes: Buffer, start: number): number {
  for (let at = start; at < bytes.length; at++) {
    if (bytes[at] === LF) return at;
    if (bytes[at] === CR) return at + 1 < bytes.length ? at : -1;
  }
  return -1;
}
