import { copyFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { cacheName, installed } from '../../machine/cache.ts';
import { isOnPath, run } from '../../machine/process.ts';
import type { ClientKind } from '../client.ts';
import { DriverClient } from '../driver-client.ts';

const MANIFESTS = ['package.json', 'package-lock.json'];

/** The folder with the installed package of the client `name`, from the npm registry the first time. */
export function javascriptModules(name: string): Promise<string> {
  const manifests = MANIFESTS.map((file) => join(folderOf(name), file));
  return installed(cacheName(`client-${name}`, manifests), async (draft) => {
    for (const file of manifests) await copyFile(file, join(draft, basename(file)));
    await run('npm', ['ci', '--silent'], { cwd: draft, timeoutMs: 120_000 });
  });
}

/** A client from the npm registry: the folder of this name has its package files and a `driver.js`. */
export function javascriptClient(name: string, lacks: ClientKind['lacks']): ClientKind {
  const modules = () => javascriptModules(name);
  return {
    name,
    lacks,
    missing: () => (isOnPath('npm') ? undefined : 'npm'),
    install: async () => void (await modules()),
    open: async (server) =>
      new DriverClient(name, server, {
        program: process.execPath,
        args: [join(folderOf(name), 'driver.js')],
        env: { CLIENT_MODULES: await modules() },
      }),
  };
}

function folderOf(name: string): string {
  return join(import.meta.dirname, '..', name);
}
