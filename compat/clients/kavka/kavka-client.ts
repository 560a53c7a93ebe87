import { join } from 'node:path';
import type { Server } from '../../server/server.ts';
import type { ClientKind } from '../client.ts';
import { DriverClient } from '../driver-client.ts';

const DRIVER = join(import.meta.dirname, 'driver.js');
const ROOT = join(import.meta.dirname, '../../..');

/** This project's own client, from the sources. */
export const KAVKA_CLIENT: ClientKind = {
  name: 'kavka-client',
  lacks: {},
  missing: () => undefined,
  install: async () => {},
  open: async (server) => open(server, 'classic'),
  openForConsumerGroups: async (server) => open(server, 'consumer'),
  openForTransactions: async (server) => open(server, 'classic'),
};

function open(server: Server, groupProtocol: string): DriverClient {
  const env = { CLIENT_MODULES: ROOT, GROUP_PROTOCOL: groupProtocol };
  return new DriverClient('kavka-client', server, { program: process.execPath, args: [DRIVER], env });
}
