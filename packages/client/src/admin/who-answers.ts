import { ADMIN_CONFIGS } from '@kavka/config';
import { type Contact, firstContact } from '../cluster/index.ts';
import { clusterSettings, readClientConfig, securityDefaults, separated } from '../config/index.ts';
import { clientWorld } from '../connection/index.ts';
import type { AdminOptions } from './admin.ts';

/**
 * The bootstrap server that answers first. Clients wait for brokers that may come; this is for people, who want to know now. All
 * servers are asked at the same time, and have `socket.connection.setup.timeout.ms` for each step: to connect, to tell their
 * versions, to let this client in.
 * @throws ConfigError; ConnectionError with the reason of each server; AuthenticationError where one does not believe who this client is
 *
 * @example
 * const { server, isController } = await whoAnswers({ bootstrapServers: 'one:9092,two:9092' });
 */
export async function whoAnswers({ hooks: _, ...options }: AdminOptions): Promise<Contact> {
  const { extras, config } = separated(options);
  const values = readClientConfig(ADMIN_CONFIGS, config, securityDefaults(extras));
  const settings = clusterSettings(values, extras, values.list('bootstrap.controllers'));
  return firstContact(clientWorld(extras.world), settings);
}
