import { randomUuid } from '@kavka/base';
import type { BrokerConfig } from '@kavka/config';
import type { MetadataRecord } from '@kavka/protocol/messages/metadata/index';
import { formatMetadataDirectory, type Voter } from '@kavka/quorum';
import { readMetaProperties, writeMetaProperties } from '@kavka/storage';
import {
  featureLevelProblem,
  LATEST_VERSION,
  levelsOfRelease,
  METADATA_VERSION,
  metadataVersionName,
} from '../../features/metadata-versions.ts';
import {
  defineCommand,
  flag,
  parseInteger,
  printLine,
  type ToolContext,
  ToolError,
  text,
} from '../../shell/index.ts';
import { directoriesOf, readNodeConfig } from './node-config.ts';
import { scramRecord } from './scram-record.ts';
import { VOTER_OPTIONS, votersOf } from './voters.ts';

export const CONFIG = {
  config: text('file', 'The properties file of the node.', {
    isRequired: true,
    aliases: ['c'],
    completes: 'file',
  }),
} as const;

const DYNAMIC_VOTERS = 'kraft.version';

export const format = defineCommand({
  summary: 'Prepares the folders of a node for its first start.',
  options: {
    ...CONFIG,
    ...VOTER_OPTIONS,
    'cluster-id': text('id', 'The id of the cluster, the same for all its nodes.', {
      isRequired: true,
      aliases: ['t'],
    }),
    'add-scram': text('mechanism=[...]', 'A credential: SCRAM-SHA-256=[name=alice,password=secret].', {
      isRepeated: true,
      aliases: ['S'],
    }),
    'ignore-formatted': flag(
      'Leaves folders alone that are formatted already, where otherwise nothing is done.',
      { aliases: ['g'] },
    ),
    'release-version': text(
      'version',
      `The release whose features the cluster starts with. Left out: ${LATEST_VERSION}.`,
      {
        aliases: ['r'],
      },
    ),
    feature: text('name=level', 'The level of one feature.', { isRepeated: true, aliases: ['f'] }),
  },
  async run(given, context) {
    const config = readNodeConfig(given.need('config'), context);
    const levels = withFeatures(
      levelsOfRelease(given.get('release-version') ?? LATEST_VERSION),
      given.all('feature'),
    );
    const voters = votersOf(given, config, context.random);
    const records = [
      ...featureRecords(levels),
      ...given.all('add-scram').map((argument) => scramRecord(argument, context.random)),
    ];
    const isLenient = given.has('ignore-formatted');
    formatDirectories({ config, clusterId: given.need('cluster-id'), records, voters, isLenient }, context);
  },
});

type Levels = ReadonlyMap<string, number>;

/** @throws ToolError for features that are none, in the words of the original */
function withFeatures(levels: readonly (readonly [string, number])[], words: readonly string[]): Levels {
  const all = new Map(levels);
  for (const word of words) {
    const split = word.indexOf('=');
    if (split < 0) throw new ToolError(`Can't parse feature=level string ${word}: equals sign not found.`);
    const feature = word.slice(0, split).trim();
    const level = parseInteger(word.slice(split + 1).trim());
    if (level === undefined)
      throw new ToolError(`Can't parse feature=level string ${word}: unable to parse the level as a short.`);
    const problem = featureLevelProblem(feature, level);
    if (problem !== undefined) throw new ToolError(problem);
    all.set(feature, level);
  }
  return all;
}

/** `metadata.version` first, the others in order; level 0 is not written, nor what only the quorum keeps. */
function featureRecords(levels: Levels): MetadataRecord[] {
  const others = [...levels.keys()]
    .filter((name) => name !== METADATA_VERSION && name !== DYNAMIC_VOTERS)
    .sort();
  return [METADATA_VERSION, ...others].flatMap((name): MetadataRecord[] => {
    const featureLevel = levels.get(name) ?? 0;
    return featureLevel === 0 ? [] : [{ type: 'FeatureLevelRecord', data: { name, featureLevel } }];
  });
}

interface Formatting {
  readonly config: BrokerConfig;
  readonly clusterId: string;
  readonly records: readonly MetadataRecord[];
  readonly voters: readonly Voter[] | undefined;
  readonly isLenient: boolean;
}

function formatDirectories(formatting: Formatting, context: ToolContext): void {
  const { config, records, voters } = formatting;
  const { output, disk, clock } = context;
  const metadata = config.metadataLogDir;
  const empty = unformatted(formatting, context);
  if (empty.length === 0) {
    printLine(output, 'All of the log directories are already formatted.');
    return;
  }
  const level = metadataLevelIn(records);
  printLine(output, `Bootstrap metadata: ${bootstrapText(records, level)}`);
  for (const directory of [
    ...empty.filter((one) => one !== metadata),
    ...empty.filter((one) => one === metadata),
  ]) {
    const kind =
      directory !== metadata ? 'data' : voters === undefined ? 'metadata' : 'dynamic metadata voter';
    printLine(
      output,
      `Formatting ${kind} directory ${directory} with metadata.version ${metadataVersionName(level)}.`,
    );
    disk.makeDirectory(directory);
    if (directory === metadata)
      formatMetadataDirectory({
        disk,
        directory,
        records,
        now: clock.now(),
        ...(voters === undefined ? {} : { voters }),
      });
    const own = directory === metadata ? voters?.find(({ id }) => id === config.nodeId) : undefined;
    const directoryId = own?.directoryId ?? randomUuid(context.random);
    writeMetaProperties(
      disk,
      directory,
      { clusterId: formatting.clusterId, nodeId: config.nodeId, directoryId },
      clock.now(),
    );
  }
}

/** @throws ToolError where a folder is of another cluster, or formatted without leave to go on */
function unformatted({ config, clusterId, isLenient }: Formatting, { disk }: ToolContext): string[] {
  return directoriesOf(config).filter((directory) => {
    const meta = readMetaProperties(disk, directory);
    if (meta === null) return true;
    if (meta.clusterId !== clusterId)
      throw new ToolError(
        `Invalid cluster.id in: ${directory}/meta.properties. Expected ${clusterId}, but read ${meta.clusterId}`,
      );
    if (meta.nodeId !== config.nodeId)
      throw new ToolError(
        `Stored node id ${meta.nodeId} doesn't match previous node id ${config.nodeId} in ${directory}/meta.properties`,
      );
    if (!isLenient)
      throw new ToolError(
        `Log directory ${directory} is already formatted. Use --ignore-formatted to ignore this directory and format the others.`,
      );
    return false;
  });
}

function metadataLevelIn(records: readonly MetadataRecord[]): number {
  const found = records.find(
    (one) => one.type === 'FeatureLevelRecord' && one.data.name === METADATA_VERSION,
  );
  return found?.type === 'FeatureLevelRecord' ? (found.data.featureLevel ?? 0) : 0;
}

/** As Java prints it; credentials stay unsaid. */
function bootstrapText(records: readonly MetadataRecord[], level: number): string {
  const texts = records.map((record) => {
    const text =
      record.type === 'FeatureLevelRecord'
        ? `FeatureLevelRecord(name='${record.data.name}', featureLevel=${record.data.featureLevel})`
        : `${record.type}(...)`;
    return `ApiMessageAndVersion(${text} at version 0)`;
  });
  return `BootstrapMetadata(records=[${texts.join(', ')}], metadataVersionLevel=${level}, source=format command)`;
}
