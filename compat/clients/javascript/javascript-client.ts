import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheName, installed } from '../../machine/cache.ts';
import { isOnPath, run } from '../../machine/process.ts';
import type { ClientKind } from '../client.ts';
import { DriverClient } from '../driver-client.ts';

const MANIFESTS = ['package.json', 'package-lock.json'];

/** A client from the npm registry: the folder of this name has its package files and a `driver.js`. */
export function javascriptClient(name: string, lacks: ClientKind['lacks']): ClientKind {
  const folder = join(import.meta.dirname, '..', name);
  const manifests = MANIFESTS.map((file) => join(folder, file));
  const modules = () =>
    installed(cacheName(`client-${name}`, manifests), async (draft) => {
      for (const file of MANIFESTS) await copyFile(join(folder, file), join(draft, file));
      await run('npm', ['ci', '--silent'], { cwd: draft, timeoutMs: 120_000 });
    });
  return {
    name,
    lacks,
    missing: () => (isOnPath('npm') ? undefined : 'npm'),
    install: async () => void (await modules()),
    open: async (server) =>
      new DriverClient(name, server, {
        program: process.execPath,
        args: [join(folder, 'driver.js')],
        env: { CLIENT_MODULES: await modules() },
      }),
  };
}
