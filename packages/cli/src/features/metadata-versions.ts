import { parseInteger, ToolError } from '../shell/index.ts';

const FIRST_LEVEL = 7;
/** `metadata.version` from level 7 on. */
const VERSIONS = [
  ...['3.3-IV3', '3.4-IV0', '3.5-IV0', '3.5-IV1', '3.5-IV2', '3.6-IV0', '3.6-IV1', '3.6-IV2'],
  ...['3.7-IV0', '3.7-IV1', '3.7-IV2', '3.7-IV3', '3.7-IV4', '3.8-IV0', '3.9-IV0'],
  ...['4.0-IV0', '4.0-IV1', '4.0-IV2', '4.0-IV3', '4.1-IV0', '4.1-IV1', '4.2-IV0', '4.2-IV1', '4.3-IV0'],
] as const;

export const METADATA_VERSION = 'metadata.version';
export const LATEST_VERSION: string = VERSIONS[VERSIONS.length - 1]!;
export const OLDEST_VERSION: string = VERSIONS[0];

/** From which level of `metadata.version` on a feature has which level in a new cluster. */
const FEATURES: Readonly<Record<string, readonly (readonly [level: number, since: number])[]>> = {
  'kraft.version': [[1, 21]],
  'transaction.version': [
    [1, 24],
    [2, 24],
  ],
  'group.version': [[1, 22]],
  'eligible.leader.replicas.version': [[1, 26]],
  'share.version': [[1, 28]],
  'streams.version': [[1, 29]],
};

/** What a level of a feature asks of others. */
const DEPENDENCIES: Readonly<Record<string, readonly string[]>> = {
  'eligible.leader.replicas.version=1': ['metadata.version=23 (4.0-IV1)'],
};

/** The level of `metadata.version` for a release: `3.9`, `3.9.1` or `3.9-IV0`. @throws ToolError that names all */
export function metadataLevel(release: string): number {
  const at = release.includes('-IV')
    ? VERSIONS.indexOf(release as (typeof VERSIONS)[number])
    : VERSIONS.findLastIndex((version) => version.startsWith(`${release.split('.').slice(0, 2).join('.')}-`));
  if (at >= 0) return at + FIRST_LEVEL;
  throw new ToolError(
    `Unknown metadata.version '${release}'. Supported metadata.version are: ${VERSIONS.join(', ')}`,
  );
}

/** `4.3-IV0` for 30; undefined for levels that are not known. */
export function metadataVersionName(level: number): string | undefined {
  return VERSIONS[level - FIRST_LEVEL];
}

/** The levels with which a new cluster of a release starts, `metadata.version` first. @throws ToolError */
export function levelsOfRelease(release: string): (readonly [feature: string, level: number])[] {
  const metadata = metadataLevel(release);
  const others = Object.entries(FEATURES).map(([feature, levels]) => {
    const level = levels.findLast(([, since]) => since <= metadata)?.[0] ?? 0;
    return [feature, level] as const;
  });
  return [[METADATA_VERSION, metadata], ...others];
}

/** `version-mapping` of kafka-features and kafka-storage. @throws ToolError */
export function versionMapping(release: string = LATEST_VERSION): string[] {
  return levelsOfRelease(release).map(([feature, level]) =>
    feature === METADATA_VERSION ? `${feature}=${level} (${release})` : `${feature}=${level}`,
  );
}

/** `feature-dependencies` of kafka-features and kafka-storage, for one `feature=version`. @throws ToolError */
export function featureDependencies(text: string): string[] {
  const { feature, level } = parseFeature(text);
  if (feature === METADATA_VERSION) {
    const name = metadataVersionName(level);
    if (name === undefined) throw new ToolError(`Unknown metadata.version ${level}`);
    return [`${feature}=${level} (${name}) has no dependencies.`];
  }
  checkFeatureLevel(feature, level);
  const dependencies = DEPENDENCIES[`${feature}=${level}`] ?? [];
  if (dependencies.length === 0) return [`${feature}=${level} has no dependencies.`];
  return [`${feature}=${level} requires:`, ...dependencies.map((one) => `    ${one}`)];
}

/** What is wrong with a level for formatting; undefined where it is fine. */
export function featureLevelProblem(feature: string, level: number): string | undefined {
  if (feature === METADATA_VERSION)
    return metadataVersionName(level) === undefined ? `Unknown metadata.version ${level}` : undefined;
  const levels = FEATURES[feature];
  if (levels === undefined)
    return `Unsupported feature: ${feature}. Supported features are: ${Object.keys(FEATURES).join(', ')}`;
  const isKnown = level === 0 || levels.some(([one]) => one === level);
  return isKnown ? undefined : `No feature:${feature} with feature level ${level}`;
}

/** @throws ToolError for a feature that is not known, and for a level that it does not have */
function checkFeatureLevel(feature: string, level: number): void {
  const levels = FEATURES[feature];
  if (levels === undefined) throw new ToolError(`Unknown feature: ${feature}`);
  if (level !== 0 && !levels.some(([one]) => one === level))
    throw new ToolError(`Feature level ${level} is not supported for feature ${feature}`);
}

function parseFeature(text: string): { readonly feature: string; readonly level: number } {
  const [feature, version, ...others] = text.split('=');
  if (feature === undefined || version === undefined || others.length > 0)
    throw new ToolError(
      `Invalid feature format: ${text}. Expected format: 'feature=version' (e.g. 'group.version=1')`,
    );
  const level = parseInteger(version);
  if (level === undefined) throw new ToolError(`Invalid version format: ${version} for feature ${feature}`);
  return { feature, level };
}
