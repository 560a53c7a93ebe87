// `npm run build`: puts the program into one file, `dist/kavka.js`. Native packages stay where npm put them.
import { join } from 'node:path';
import { bundlePath, isBundleFresh } from '../bin/bundle.js';
import { root } from './bootstrap.js';

const NATIVE_PACKAGES = ['@node-rs/crc32', 'lz4-napi', 'snappy'];

if (!isBundleFresh()) {
  const { build } = await import('rolldown');
  await build({
    input: join(root, 'packages', 'server', 'src', 'main.ts'),
    platform: 'node',
    external: NATIVE_PACKAGES,
    output: { file: bundlePath, format: 'esm', codeSplitting: false },
    logLevel: 'warn',
  });
}
