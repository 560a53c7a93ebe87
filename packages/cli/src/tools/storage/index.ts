import { randomUuid } from '@kavka/base';
import { featureDependenciesCommand, versionMappingCommand } from '../../features/commands.ts';
import { defineCommand, printLine } from '../../shell/index.ts';
import { format } from './format.ts';
import { info } from './info.ts';

const randomUuidCommand = defineCommand({
  summary: 'Prints a random id, such as a new cluster needs.',
  options: {},
  async run(_given, { output, random }) {
    printLine(output, randomUuid(random));
  },
});

export const storage = {
  name: 'kafka-storage',
  summary: 'Prepares the folders of a node, and shows whose they are.',
  names: 'prefix',
  options: {},
  example: 'kafka-storage random-uuid',
  commands: {
    info,
    format,
    'version-mapping': versionMappingCommand,
    'feature-dependencies': featureDependenciesCommand,
    'random-uuid': randomUuidCommand,
  },
} as const;
