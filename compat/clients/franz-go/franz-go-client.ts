import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheName, installed } from '../../machine/cache.ts';
import { isOnPath, run } from '../../machine/process.ts';
import type { Server } from '../../server/server.ts';
import type { ClientKind } from '../client.ts';
import { DriverClient } from '../driver-client.ts';

const SOURCES = ['go.mod', 'go.sum', 'main.go'];
const PROGRAM = 'driver';
const BUILD_LIMIT_MS = 240_000;

/** Built once per state of the sources. */
async function program(): Promise<string> {
  const paths = SOURCES.map((name) => join(import.meta.dirname, name));
  const folder = await installed(cacheName('client-franz-go', paths), async (draft) => {
    for (const name of SOURCES) await copyFile(join(import.meta.dirname, name), join(draft, name));
    await run('go', ['build', '-o', PROGRAM, '.'], { cwd: draft, timeoutMs: BUILD_LIMIT_MS });
    for (const name of SOURCES) await rm(join(draft, name));
  });
  return join(folder, PROGRAM);
}

export const FRANZ_GO_CLIENT: ClientKind = {
  name: 'franz-go',
  lacks: {},
  missing: () => (isOnPath('go') ? undefined : 'go'),
  install: async () => void (await program()),
  open,
  openForTransactions: open,
};

async function open(server: Server): Promise<DriverClient> {
  return new DriverClient('franz-go', server, { program: await program(), args: [] });
}
