import { parseUuid, type Random, randomUuid, type Uuid } from '@kavka/base';
import type { BrokerConfig } from '@kavka/config';
import type { Voter } from '@kavka/quorum';
import { flag, type Given, type Options, ToolError, text } from '../../shell/index.ts';

export const VOTER_OPTIONS = {
  standalone: flag('This controller is the whole quorum at first; others may join it.', { aliases: ['s'] }),
  'no-initial-controllers': flag('The node joins a quorum that others have begun.', { aliases: ['N'] }),
  'initial-controllers': text(
    'id@host:port:directory,...',
    'The controllers with which the quorum begins; the same on all of them.',
    { aliases: ['I'] },
  ),
} as const satisfies Options;

const VOTER = /^(\d{1,10})@(\[[^\]]+\]|[^:]+):(\d{1,5}):([A-Za-z0-9_-]+)$/;
const CHOICES = '--standalone, --initial-controllers, or --no-initial-controllers';

/** The voters to be written into the log; undefined where they are configured, or known to others. @throws ToolError */
export function votersOf(
  given: Given<typeof VOTER_OPTIONS>,
  config: BrokerConfig,
  random: Random,
): readonly Voter[] | undefined {
  const chosen = given.present('standalone', 'no-initial-controllers', 'initial-controllers');
  const [choice, other] = chosen;
  if (other !== undefined) throw new ToolError(`argument --${other}: not allowed with argument --${choice}`);
  const isConfigured = config.voters.length > 0;
  if (isConfigured && choice !== undefined && choice !== 'no-initial-controllers')
    throw new ToolError(
      'You cannot specify controller.quorum.voters and format the node with --initial-controllers or --standalone. ' +
        'If you want to use dynamic quorum, please remove controller.quorum.voters and specify ' +
        'controller.quorum.bootstrap.servers instead.',
    );
  if (choice === 'standalone') return [standaloneVoter(config, random)];
  if (choice === 'initial-controllers')
    return given
      .need('initial-controllers')
      .split(',')
      .map((one) => parseVoter(one, config));
  if (choice === undefined && !isConfigured && config.hasRole('controller') && !config.standsAlone)
    throw new ToolError(
      `Because controller.quorum.voters is not set on this controller, you must specify one of the following: ${CHOICES}.`,
    );
  return undefined;
}

function standaloneVoter(config: BrokerConfig, random: Random): Voter {
  if (!config.hasRole('controller')) throw new ToolError('You can only use --standalone on a controller.');
  const [listener] = config.listeners.advertisedController;
  if (listener === undefined) throw new ToolError('No controller listeners found.');
  const { name, host, port } = listener;
  return {
    id: config.nodeId,
    directoryId: randomUuid(random),
    endpoints: [{ name, host: host === '' ? 'localhost' : host, port }],
  };
}

function parseVoter(text: string, config: BrokerConfig): Voter {
  const [, id = '', host = '', port = '', directory = ''] = VOTER.exec(text.trim()) ?? [];
  const name = config.listeners.controllerNames[0] ?? 'CONTROLLER';
  if (id === '')
    throw new ToolError(`No @ found in dynamic voter string: "${text}" (expected id@host:port:directory)`);
  const endpoint = { name, host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
  return { id: Number(id), directoryId: directoryIn(directory, text), endpoints: [endpoint] };
}

function directoryIn(directory: string, voter: string): Uuid {
  try {
    return parseUuid(directory);
  } catch (cause) {
    throw new ToolError(`Failed to parse directory ID in dynamic voter string: ${voter}`, { cause });
  }
}
