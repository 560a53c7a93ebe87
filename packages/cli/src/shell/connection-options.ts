import { DiskError } from '@kavka/base';
import { parseProperties } from '@kavka/config';
import type { Given } from './given.ts';
import { type Options, text } from './options.ts';
import type { ClientProperties, ToolContext } from './tool-context.ts';
import { ToolError } from './tool-error.ts';

/** Options of tools that talk to brokers. `--broker-list` is the name in documentation from before Kafka 2.5. */
export const BOOTSTRAP = {
  'bootstrap-server': text('host:port,...', 'The brokers to ask first; the others are found through them.', {
    isRequired: true,
    aliases: ['broker-list'],
  }),
} as const satisfies Options;

/** Where the properties of the client are. */
export const COMMAND_CONFIG = {
  'command-config': text('file', 'A properties file with configs of the client, such as security.protocol.', {
    completes: 'file',
  }),
} as const satisfies Options;

/** What most tools have. */
export const CONNECTION = { ...BOOTSTRAP, ...COMMAND_CONFIG } as const satisfies Options;

/** Tools that may also talk to controllers. */
export const EITHER_BOOTSTRAP = {
  'bootstrap-server': text('host:port,...', 'The brokers to ask first; the others are found through them.', {
    aliases: ['b'],
  }),
  'bootstrap-controller': text(
    'host:port,...',
    'The controllers to ask, in the place of --bootstrap-server.',
    {
      aliases: ['C'],
    },
  ),
} as const satisfies Options;

/** As `clientProperties`, for `EITHER_BOOTSTRAP`. @throws UsageError without the one or the other, and with both; ToolError */
export function clusterProperties(
  given: Given<typeof EITHER_BOOTSTRAP & typeof COMMAND_CONFIG>,
  context: Pick<ToolContext, 'disk'>,
): ClientProperties {
  const path = given.get('command-config');
  const option = given.exactlyOne('bootstrap-server', 'bootstrap-controller');
  const { 'bootstrap.servers': _, ...properties } = path === undefined ? {} : readProperties(context, path);
  const config = option === 'bootstrap-server' ? 'bootstrap.servers' : 'bootstrap.controllers';
  return { ...properties, [config]: given.need(option) };
}

/** The configs of a client: of `--command-config`, and the brokers of `--bootstrap-server`. */
export function clientProperties(given: Given<typeof CONNECTION>, context: ToolContext): ClientProperties {
  const path = given.get('command-config');
  return {
    ...(path === undefined ? {} : readProperties(context, path)),
    'bootstrap.servers': given.need('bootstrap-server'),
  };
}

/** @throws ToolError where the file cannot be read */
export function readProperties(context: Pick<ToolContext, 'disk'>, path: string): ClientProperties {
  return Object.fromEntries(parseProperties(readText(context, path)));
}

/** The whole of a small text file. @throws ToolError where it cannot be read */
export function readText({ disk }: Pick<ToolContext, 'disk'>, path: string): string {
  try {
    return disk.readFile(path).toString('utf8');
  } catch (cause) {
    if (!(cause instanceof DiskError)) throw cause;
    const reason = cause.message.replace(`cannot read ${path}: `, '');
    throw new ToolError(`Cannot read ${path}: ${cause.code === 'ENOENT' ? 'no such file' : reason}`, {
      cause,
    });
  }
}

/** `key=value` words, as `--config` and `--command-property` take them. @throws ToolError for others */
export function pairs(option: string, words: readonly string[]): [key: string, value: string][] {
  return words.map((word) => {
    const split = word.indexOf('=');
    if (split <= 0) throw new ToolError(`--${option} expects key=value, not "${word}"`);
    return [word.slice(0, split).trim(), word.slice(split + 1).trim()];
  });
}
