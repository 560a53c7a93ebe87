import { type Admin, AdminError, BrokerError, type FeatureUpdate } from '@kavka/client';
import { featureDependenciesCommand, versionMappingCommand } from '../features/commands.ts';
import {
  levelsOfRelease,
  METADATA_VERSION,
  metadataLevel,
  metadataVersionName,
} from '../features/metadata-versions.ts';
import {
  COMMAND_CONFIG,
  clusterProperties,
  defineCommand,
  EITHER_BOOTSTRAP,
  flag,
  type Given,
  integer,
  type Options,
  OUTPUT,
  parseInteger,
  printJson,
  printLine,
  type ToolContext,
  ToolError,
  text,
  wantsJson,
} from '../shell/index.ts';

const CLUSTER = { ...EITHER_BOOTSTRAP, ...COMMAND_CONFIG } as const satisfies Options;

const FEATURE_COLUMN = 42;
const LEVEL_COLUMN = 17;

const UPDATE_OPTIONS = {
  ...CLUSTER,
  metadata: text(
    'version',
    'The metadata.version, by name: 4.0-IV3. The same as --feature metadata.version=LEVEL.',
  ),
  'release-version': text('version', 'A release: all features go to the levels with which it starts.'),
  feature: text('name=level', 'A feature and its new level.', { isRepeated: true }),
  'dry-run': flag('Only says whether it could be done.'),
} as const satisfies Options;

const DOWNGRADE_OPTIONS = {
  ...UPDATE_OPTIONS,
  unsafe: flag('Also where metadata is lost by it.'),
} as const satisfies Options;

const describeFeatures = defineCommand({
  summary: 'Shows the levels of all features: what nodes support, and what the cluster has settled on.',
  options: { ...CLUSTER, ...OUTPUT, 'node-id': integer('id', 'The node to ask. Left out: any.') },
  async run(given, context) {
    const { output, signal } = context;
    const admin = await context.clients.admin(clusterProperties(given, context));
    const nodeId = given.get('node-id');
    const { supported, finalized, epoch } = await admin.describeFeatures({
      signal,
      ...(nodeId === undefined ? {} : { nodeId }),
    });
    const rows = Object.entries(supported)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([feature, { min, max }]) => ({
        feature,
        supportedMinVersion: levelText(feature, min),
        supportedMaxVersion: levelText(feature, max),
        finalizedVersionLevel: levelText(feature, finalized[feature] ?? 0),
        epoch: epoch < 0 ? '-' : String(epoch),
      }));
    if (wantsJson(given)) printJson(output, rows);
    else for (const row of rows) printLine(output, featureLine(row));
  },
});

function featureLine(row: {
  readonly feature: string;
  readonly supportedMinVersion: string;
  readonly supportedMaxVersion: string;
  readonly finalizedVersionLevel: string;
  readonly epoch: string;
}): string {
  return [
    `Feature: ${row.feature.padEnd(FEATURE_COLUMN)}`,
    `SupportedMinVersion: ${row.supportedMinVersion.padEnd(LEVEL_COLUMN)}`,
    `SupportedMaxVersion: ${row.supportedMaxVersion.padEnd(LEVEL_COLUMN)}`,
    `FinalizedVersionLevel: ${row.finalizedVersionLevel.padEnd(LEVEL_COLUMN)}`,
    `Epoch: ${row.epoch}`,
  ].join('');
}

function levelText(feature: string, level: number): string {
  if (feature !== METADATA_VERSION) return String(level);
  return metadataVersionName(level) ?? `UNKNOWN [${level}]`;
}

type Verb = 'upgrade' | 'downgrade' | 'disable';
/** What is asked for, and how the kind of the update is told. */
interface Change {
  readonly verb: Verb;
  readonly updates: readonly FeatureUpdate[];
  readonly isDryRun: boolean;
}

const PAST = { upgrade: 'upgraded', downgrade: 'downgraded', disable: 'disabled' } as const;

function updatesOf(
  given: Given<typeof UPDATE_OPTIONS>,
  verb: Verb,
  kind: FeatureUpdate['kind'],
  context: ToolContext,
) {
  const release = given.get('release-version');
  const metadata = given.get('metadata');
  if (release !== undefined && (metadata !== undefined || given.has('feature')))
    throw new ToolError('Can not specify `release-version` with other feature flags.');
  if (metadata !== undefined)
    printLine(context.output, ' `metadata` flag is deprecated and may be removed in a future release.');
  const levels = [
    ...(release === undefined ? [] : levelsOfRelease(release)),
    ...(metadata === undefined ? [] : [[METADATA_VERSION, metadataLevel(metadata)] as const]),
    ...given.all('feature').map(parseLevel),
  ];
  if (levels.length === 0) throw new ToolError(`You must specify at least one feature to ${verb}`);
  const names = levels.map(([feature]) => feature);
  const repeated = names.find((name, at) => names.indexOf(name) !== at);
  if (repeated !== undefined) throw new ToolError(`Feature ${repeated} was specified more than once.`);
  return levels.map(([feature, level]): FeatureUpdate => ({ feature, level, kind: kind ?? 'upgrade' }));
}

function parseLevel(word: string): readonly [feature: string, level: number] {
  const split = word.indexOf('=');
  if (split < 0) throw new ToolError(`Can't parse feature=level string ${word}: equals sign not found.`);
  const text = word.slice(split + 1).trim();
  const level = parseInteger(text);
  if (level === undefined)
    throw new ToolError(`Can't parse feature=level string ${word}: unable to parse ${text} as a short.`);
  return [word.slice(0, split).trim(), level];
}

async function update(
  admin: Admin,
  { verb, updates, isDryRun }: Change,
  context: ToolContext,
): Promise<number> {
  const { output, errors, signal } = context;
  const sorted = [...updates].sort((a, b) => (a.feature < b.feature ? -1 : 1));
  let failure: BrokerError | undefined;
  try {
    await admin.updateFeatures(sorted, { signal, validateOnly: isDryRun });
  } catch (error) {
    failure =
      error instanceof AdminError ? brokerErrorIn(error) : error instanceof BrokerError ? error : undefined;
    if (failure === undefined) throw error;
  }
  for (const { feature, level } of sorted) {
    const target = verb === 'disable' ? '' : ` to ${level}`;
    if (failure !== undefined)
      printLine(output, `${isDryRun ? 'Can' : 'Could'} not ${verb} ${feature}${target}. ${failure.reason}`);
    else printLine(output, `${feature} ${isDryRun ? 'can be' : 'was'} ${PAST[verb]}${target}.`);
  }
  if (failure === undefined) return 0;
  printLine(errors, `${sorted.length} out of ${sorted.length} operation(s) failed.`);
  return 1;
}

function brokerErrorIn({ errors }: AdminError): BrokerError | undefined {
  return errors.find((error) => error instanceof BrokerError);
}

const upgrade = defineCommand({
  summary: 'Moves features to higher levels.',
  options: UPDATE_OPTIONS,
  async run(given, context) {
    const updates = updatesOf(given, 'upgrade', 'upgrade', context);
    const admin = await context.clients.admin(clusterProperties(given, context));
    return update(admin, { verb: 'upgrade', updates, isDryRun: given.has('dry-run') }, context);
  },
});

const downgrade = defineCommand({
  summary: 'Moves features to lower levels.',
  options: DOWNGRADE_OPTIONS,
  async run(given, context) {
    const kind = given.has('unsafe') ? 'unsafeDowngrade' : 'safeDowngrade';
    const updates = updatesOf(given, 'downgrade', kind, context);
    const admin = await context.clients.admin(clusterProperties(given, context));
    return update(admin, { verb: 'downgrade', updates, isDryRun: given.has('dry-run') }, context);
  },
});

const disable = defineCommand({
  summary: 'Takes features away; the same as downgrading them to 0.',
  options: {
    ...CLUSTER,
    feature: text('name', 'The feature.', { isRepeated: true }),
    unsafe: flag('Also where metadata is lost by it.'),
    'dry-run': flag('Only says whether it could be done.'),
  },
  async run(given, context) {
    const kind = given.has('unsafe') ? 'unsafeDowngrade' : 'safeDowngrade';
    const updates = given.all('feature').map((feature): FeatureUpdate => ({ feature, level: 0, kind }));
    if (updates.length === 0) throw new ToolError('You must specify at least one feature to disable');
    const admin = await context.clients.admin(clusterProperties(given, context));
    return update(admin, { verb: 'disable', updates, isDryRun: given.has('dry-run') }, context);
  },
});

export const features = {
  name: 'kafka-features',
  summary: 'Shows and changes the levels of features, such as metadata.version.',
  names: 'prefix',
  options: CLUSTER,
  example: 'kafka-features --bootstrap-server localhost:9092 describe',
  commands: {
    describe: describeFeatures,
    upgrade,
    downgrade,
    disable,
    'version-mapping': versionMappingCommand,
    'feature-dependencies': featureDependenciesCommand,
  },
} as const;
