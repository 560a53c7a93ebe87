import { type Given, type Options, readProperties, type ToolContext, text } from '../shell/index.ts';

export const VERIFIABLE_CONNECTION = {
  'bootstrap-server': text('host:port,...', 'The brokers to ask first; the others are found through them.', {
    isRequired: true,
  }),
  'command-config': text('file', 'A properties file with configs of the client.', { completes: 'file' }),
} as const satisfies Options;

export function propertiesOf(
  given: Given<typeof VERIFIABLE_CONNECTION>,
  context: ToolContext,
): Record<string, string> {
  const path = given.get('command-config');
  return path === undefined ? {} : { ...readProperties(context, path) };
}
