import type { Disk } from '@kavka/base';
import type { Segment } from './segment.ts';

const PIECE_BYTES = 1024 * 1024;

/**
 * Copies the bytes from `position` on, which are about to be cut, into a file beside the segment that no log reads; its path. It is on the
 * device when this returns. @throws DiskError
 */
export function keepCut(disk: Disk, segment: Segment, position: number): string {
  const path = `${segment.path}.cut-${position}`;
  const end = segment.sizeBytes;
  const buffer = Buffer.allocUnsafe(Math.min(PIECE_BYTES, end - position));
  const copy = disk.open(path, 'write');
  try {
    copy.truncate(0);
    for (let at = position; at < end; ) {
      const read = segment.log.readSync(buffer.subarray(0, Math.min(buffer.length, end - at)), at);
      if (read === 0) break;
      copy.writeSync([buffer.subarray(0, read)], at - position);
      at += read;
    }
    copy.syncNow();
  } finally {
    copy.close();
  }
  return path;
}
