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
  const isForControllers = options['bootstrap.controllers'] !== undefined;
  let contact: Contact;
  try {
    contact = await whoAnswers({ ...options, world });
  } catch (cause) {
    if (!(cause instanceof ConnectionError)) throw cause;
    const servers = String(options['bootstrap.servers'] ?? options['bootstrap.controllers']);
    const [node, option] = isForControllers
      ? ['controller', '--bootstrap-controller']
      : ['broker', '--bootstrap-server'];
    throw new ToolError(
      `No ${node} answers at ${servers} (${cause.message}): start one, or correct ${option}`,
      {
        cause,
      },
    );
  }
  if (contact.isController === isForControllers) return contact.server;
  if (isForControllers)
    throw new ToolError(
      'The request was sent to an endpoint of type BROKER, but we wanted an endpoint of type CONTROLLER: ' +
        `${contact.server} is a broker; --bootstrap-controller takes controllers`,
    );
  throw new ToolError(
    `The node does not support METADATA: ${contact.server} is a controller; --bootstrap-server takes brokers`,
  );
}
