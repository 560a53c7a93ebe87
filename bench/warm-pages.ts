import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const CHUNK = Buffer.alloc(4 << 20, 1);

/**
 * Writes a large file and deletes it. A virtual machine's host gives memory at its first touch, ten times slower than later ones:
 * without this the first runs would measure the host.
 */
export function warmPages(folder: string, gigabytes: number): void {
  const path = join(folder, 'warm-pages');
  const file = openSync(path, 'w');
  for (let written = 0; written < gigabytes * 2 ** 30; written += CHUNK.length) writeSync(file, CHUNK);
  closeSync(file);
  rmSync(path);
}
