// `npm run build`: puts the program into `dist/`: a start and a file for each tool, with what several share beside them. Native
// packages stay where npm put them.
import { rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { bundlePath, isBundleFresh } from '../bin/bundle.js';
import { root } from './bootstrap.js';

const NATIVE_PACKAGES = ['@node-rs/crc32', 'lz4-napi', 'snappy'];

if (!isBundleFresh()) {
  const folder = dirname(bundlePath);
  rmSync(folder, { recursive: true, force: true });
  const { build } = await import('rolldown');
  await build({
    input: join(root, 'packages', 'cli', 'src', 'main.ts'),
    platform: 'node',
    external: NATIVE_PACKAGES,
    output: { dir: folder, entryFileNames: basename(bundlePath), format: 'esm' },
    logLevel: 'warn',
  });
}
