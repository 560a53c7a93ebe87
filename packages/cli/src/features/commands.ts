import { defineCommand, printLine, text } from '../shell/index.ts';
import { featureDependencies, versionMapping } from './metadata-versions.ts';

/** Of kafka-features and kafka-storage alike. */
export const versionMappingCommand = defineCommand({
  summary: 'Shows the levels of all features with which a release starts.',
  options: {
    'release-version': text('version', 'The release, such as 4.0 or 3.9-IV0. Left out: the newest.', {
      aliases: ['r'],
    }),
  },
  async run(given, { output }) {
    for (const line of versionMapping(given.get('release-version'))) printLine(output, line);
  },
});

/** Of kafka-features and kafka-storage alike. */
export const featureDependenciesCommand = defineCommand({
  summary: 'Shows what levels of features ask of others.',
  options: {
    feature: text('name=level', 'A feature and a level.', {
      isRequired: true,
      isRepeated: true,
      aliases: ['f'],
    }),
  },
  async run(given, { output }) {
    for (const line of given.all('feature').flatMap(featureDependencies)) printLine(output, line);
  },
});
