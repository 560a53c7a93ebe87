import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { corrupt, Expansion } from './expansion.ts';
import { boundedCall, boundedOutput } from './zlib-output.ts';
import { zstdFrameEnd } from './zstd-frame.ts';

const DEFAULT_LEVEL = 3;

/** Far more than any writer makes of one batch; each costs a new decoder, however small it is. */
const MOST_FRAMES = 1024;

/** `level`: 1 to 22, or below 0 for faster ones. */
export function compressZstd(bytes: Uint8Array, level = DEFAULT_LEVEL): Buffer {
  return zstdCompressSync(bytes, { params: { [constants.ZSTD_c_compressionLevel]: level } });
}

/** Frames that follow each other are read as one; node:zlib by itself stops after the first. */
export function decompressZstd(compressed: Buffer, maxBytes: number): Buffer {
  const expansion = new Expansion(maxBytes);
  let start = 0;
  for (let frames = 0; frames === 0 || start < compressed.length; frames++) {
    if (frames === MOST_FRAMES) throw corrupt(`more than ${MOST_FRAMES} zstd frames`);
    const end = zstdFrameEnd(compressed, start);
    const frame = compressed.subarray(start, end);
    expansion.add(
      boundedCall(maxBytes, () => zstdDecompressSync(frame, boundedOutput(frame, expansion.room))),
    );
    start = end;
  }
  return expansion.finish();
}
