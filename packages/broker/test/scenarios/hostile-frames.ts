import type { SeededRandom } from '@kavka/testkit';
import type { Seed } from './hostile-seeds.ts';

const MAX_FRAMES = 4;
const LENGTHS = [-1, 0, 1, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fffffff, -0x80000000, 0x01000000];

/** A few frames, each spoiled in some way or left as it is; the last one may be cut. */
export function hostileBytes(seeds: readonly Seed[], random: SeededRandom): Buffer {
  const frames: Buffer[] = [];
  for (let count = 1 + random.below(MAX_FRAMES); count > 0; count--) {
    const frame = random.oneIn(10)
      ? Buffer.from(random.bytes(1 + random.below(200)))
      : random.pick(seeds)(random);
    while (random.oneIn(2)) spoil(frame, random);
    if (!random.oneIn(8) && frame.length >= 4) frame.writeInt32BE(frame.length - 4, 0);
    frames.push(frame);
  }
  const bytes = Buffer.concat(frames);
  return random.oneIn(4) ? bytes.subarray(0, random.below(bytes.length + 1)) : bytes;
}

/** Changes a frame in place: bits, bytes, numbers that could be lengths, and its API key and version. */
function spoil(frame: Buffer, random: SeededRandom): void {
  const at = random.below(frame.length);
  switch (random.below(5)) {
    case 0:
      frame.writeUInt8((frame[at] ?? 0) ^ (1 << random.below(8)), at);
      return;
    case 1:
      if (at + 4 <= frame.length) frame.writeInt32BE(random.pick(LENGTHS) | 0, at);
      return;
    case 2:
      if (at + 2 <= frame.length) frame.writeInt16BE((random.pick(LENGTHS) << 16) >> 16, at);
      return;
    case 3:
      if (frame.length >= 8) frame.writeInt16BE(random.below(100) - 2, random.oneIn(2) ? 4 : 6);
      return;
    default:
      frame.set(random.bytes(Math.min(8, frame.length - at)), at);
  }
}
