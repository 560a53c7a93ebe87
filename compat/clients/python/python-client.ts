import { join } from 'node:path';
import { cacheName, installed } from '../../machine/cache.ts';
import { isOnPath, run } from '../../machine/process.ts';
import type { Server } from '../../server/server.ts';
import type { ClientKind } from '../client.ts';
import { DriverClient } from '../driver-client.ts';

const REQUIREMENTS = join(import.meta.dirname, 'requirements.txt');
const DRIVER = join(import.meta.dirname, 'driver.py');

function packages(): Promise<string> {
  return installed(cacheName('client-python', [REQUIREMENTS]), async (draft) => {
    const pip = ['-m', 'pip', 'install', '-q', '--disable-pip-version-check', '--only-binary', ':all:'];
    await run('python3', [...pip, '--target', draft, '-r', REQUIREMENTS], { timeoutMs: 120_000 });
  });
}

/** confluent-kafka, a new librdkafka under Python. */
export const PYTHON_CLIENT: ClientKind = {
  name: 'python',
  lacks: {},
  missing: () => (isOnPath('python3') ? undefined : 'python3'),
  install: async () => void (await packages()),
  open: (server) => open(server, 'classic'),
  openForConsumerGroups: (server) => open(server, 'consumer'),
  openForTransactions: (server) => open(server, 'classic'),
};

async function open(server: Server, groupProtocol: string): Promise<DriverClient> {
  const env = { PYTHONPATH: await packages(), GROUP_PROTOCOL: groupProtocol };
  return new DriverClient('python', server, { program: 'python3', args: [DRIVER], env });
}
