// One file of the whole program starts in half the time and three quarters of the memory of its four hundred sources. It is used while it
// is not older than any of them, so that nobody runs yesterday's code.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

export const bundlePath = join(root, 'dist', 'kavka.js');

export function isBundleFresh() {
  const builtMs = statSync(bundlePath, { throwIfNoEntry: false })?.mtimeMs;
  if (builtMs === undefined) return false;
  const packages = join(root, 'packages');
  return readdirSync(packages)
    .map((name) => join(packages, name, 'src'))
    .every((sources) => !existsSync(sources) || isUnchangedSince(sources, builtMs));
}

/** Folders count too: they change when a file in them comes or goes. */
function isUnchangedSince(folder, builtMs) {
  if (statSync(folder).mtimeMs > builtMs) return false;
  return readdirSync(folder, { withFileTypes: true }).every((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? isUnchangedSince(path, builtMs) : statSync(path).mtimeMs <= builtMs;
  });
}
