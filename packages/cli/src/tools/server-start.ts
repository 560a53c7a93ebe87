import { defineTool, ToolError, text } from '../shell/index.ts';

export const serverStart = defineTool({
  name: 'kafka-server-start',
  summary: 'Starts a node; the same as kavka start.',
  options: {
    override: text('key=value', 'Sets one property, and wins over the file.', { isRepeated: true }),
  },
  positionals: [{ label: 'server.properties', about: 'The properties file of the node.', isRequired: true }],
  example: 'kafka-server-start config/server.properties --override log.dirs=/var/lib/kafka',
  async run(given, { nodes }) {
    const [file = ''] = given.rest;
    if (file === '-daemon' || given.rest.length > 1)
      throw new ToolError(`One properties file is expected, not ${given.rest.join(' ')}`);
    await nodes.run([file, ...given.all('override').flatMap((pair) => ['--override', pair])]);
  },
});
