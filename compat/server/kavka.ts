import { join } from 'node:path';
import { freePort } from '../machine/free-port.ts';
import type { ServerOptions } from './server.ts';
import { ServerProcess } from './server-process.ts';

const PROGRAM = join(import.meta.dirname, '../../bin/kavka');

/** A Kavka node of this checkout, not started yet. */
export async function kavkaServer(options: ServerOptions): Promise<ServerProcess> {
  const port = await freePort();
  const properties = {
    listeners: `PLAINTEXT://localhost:${port}`,
    'log.dirs': join(options.folder, 'data'),
    'group.initial.rebalance.delay.ms': '0',
    'kavka.http.listener': 'none', // more than one may run
    ...options.overrides,
  };
  const overrides = Object.entries(properties).flatMap(([name, value]) => ['--override', `${name}=${value}`]);
  return new ServerProcess('kavka', port, options, { program: PROGRAM, args: ['start', ...overrides] });
}
