import type { AdminOptions, Contact } from '@kavka/client';
import type { ToolContext } from './tool-context.ts';
import { ToolError } from './tool-error.ts';

type World = Pick<ToolContext, 'clock' | 'random' | 'network' | 'logger'>;
type Client = Pick<typeof import('@kavka/client'), 'whoAnswers' | 'ConnectionError'>;

/**
 * The bootstrap server that answers first. A client waits for brokers that may come; a person wants to know now.
 * @throws ToolError that names the addresses and what is wrong with each
 */
export async function reachableServer(
  { whoAnswers, ConnectionError }: Client,
  options: AdminOptions,
  world: World,
): Promise<string> {
  let contact: Contact;
  try {
    contact = await whoAnswers({ ...options, world });
  } catch (cause) {
    if (!(cause instanceof ConnectionError)) throw cause;
    const servers = String(options['bootstrap.servers']);
    throw new ToolError(
      `No broker answers at ${servers} (${cause.message}): start one, or correct --bootstrap-server`,
      { cause },
    );
  }
  if (!contact.isController) return contact.server;
  throw new ToolError(
    `The node does not support METADATA: ${contact.server} is a controller; --bootstrap-server takes brokers`,
  );
}
