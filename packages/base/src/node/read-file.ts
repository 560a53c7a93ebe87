import { readFileSync, statSync } from 'node:fs';

/** The whole of a small file, such as one with a key or a token. @throws Error that names the file */
export function readSmallFile(path: string, maxBytes: number): Buffer {
  const { size } = statSync(path);
  if (size > maxBytes) throw new Error(`${path} has ${size} bytes, of at most ${maxBytes}`);
  return readFileSync(path);
}
