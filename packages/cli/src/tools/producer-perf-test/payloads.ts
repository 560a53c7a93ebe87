import { resolve } from 'node:path';
import { printLine, readText, type ToolContext, ToolError } from '../../shell/index.ts';

/** The value of the record of this number; the next call leaves it as it is. */
export type Payloads = (record: number) => Uint8Array;

const SLAB_BYTES = 256 * 1024;
const LETTERS = 26;
const FIRST_LETTER = 65;
const SEED = 0x2545f491;

/** Random capital letters, the same with every run. */
export function randomPayloads(size: number): Payloads {
  let state = SEED;
  let slab = Buffer.alloc(0);
  let used = 0;
  return () => {
    if (used + size > slab.length) {
      slab = Buffer.allocUnsafe(Math.max(SLAB_BYTES, size));
      used = 0;
    }
    const end = used + size;
    const payload = slab.subarray(used, end);
    while (used < end) {
      // Marsaglia's xorshift: four letters of each number.
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      for (let shift = 0; shift < 32 && used < end; shift += 8)
        slab[used++] = FIRST_LETTER + ((((state >>> shift) & 0xff) * LETTERS) >>> 8);
    }
    return payload;
  };
}

/** The number itself, in decimal digits. */
export const numberedPayloads: Payloads = (record) => Buffer.from(String(record));

/** Pieces of a text file, chosen at random. @throws ToolError where there are none */
export function payloadsOfFile(path: string, delimiter: string, context: ToolContext): Payloads {
  printLine(context.output, `Reading payloads from: ${resolve(path)}`);
  const pieces = piecesOf(readText(context, path), delimiterPattern(delimiter)).map((piece) =>
    Buffer.from(piece),
  );
  if (pieces.length === 0) throw new ToolError(`There is nothing in ${path} to send.`);
  printLine(context.output, `Number of records read: ${pieces.length}`);
  return () => pieces[context.random.below(pieces.length)]!;
}

/** `\n` as it is typed is a line end; otherwise it is a pattern. */
function delimiterPattern(delimiter: string): RegExp {
  try {
    return new RegExp(delimiter, 'u');
  } catch (cause) {
    throw new ToolError(`--payload-delimiter ${delimiter} is no regular expression`, { cause });
  }
}

/** A delimiter at the beginning or at the end has no piece of its own beyond it. */
function piecesOf(text: string, delimiter: RegExp): string[] {
  const pieces = text.split(delimiter);
  if (pieces[0] === '') pieces.shift();
  if (pieces.at(-1) === '') pieces.pop();
  return pieces;
}
