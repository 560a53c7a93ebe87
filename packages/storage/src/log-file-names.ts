/** What follows the 20 digits of an offset in the names of a partition's files. */
export const LOG_SUFFIX = '.log';
export const OFFSET_INDEX_SUFFIX = '.index';
export const TIME_INDEX_SUFFIX = '.timeindex';
export const TRANSACTION_INDEX_SUFFIX = '.txnindex';
export const SNAPSHOT_SUFFIX = '.snapshot';

/** Of files that are to go, that the cleaner writes, and that are being put in place of others. */
export const DELETED_SUFFIX = '.deleted';
export const CLEANED_SUFFIX = '.cleaned';
export const SWAP_SUFFIX = '.swap';

/** Of a file that cannot be understood, and is made again: nothing is lost that somebody may want to look at. */
export const ASIDE_SUFFIX = '.aside';

const LONGEST_DIRECTORY_NAME = 255;

/** The file of the segment (or, for a snapshot, of the producers' state) at `offset`. */
export function offsetFileName(offset: number, suffix: string): string {
  return `${String(offset).padStart(20, '0')}${suffix}`;
}

const OFFSET_FILE = /^(?<offset>\d{20})(?<suffix>\.[a-z.]+)$/;

/** The parts of a name that `offsetFileName` makes; null for other names. */
export function parseOffsetFileName(
  name: string,
): { readonly offset: number; readonly suffix: string } | null {
  const groups = OFFSET_FILE.exec(name)?.groups;
  if (groups?.offset === undefined || groups.suffix === undefined) return null;
  const offset = Number(groups.offset);
  return Number.isSafeInteger(offset) ? { offset, suffix: groups.suffix } : null;
}

export function partitionDirectoryName(topic: string, partition: number): string {
  return `${topic}-${partition}`;
}

/** The name of the folder in which a partition's log is copied. */
export function futureDirectoryName(topic: string, partition: number, unique: Uint8Array): string {
  return `${topic}-${partition}.${Buffer.from(unique).toString('hex')}-future`;
}

/** Whether that name is not longer than a name may be. */
export function hasFutureName(topic: string, partition: number): boolean {
  return futureDirectoryName(topic, partition, new Uint8Array(16)).length <= LONGEST_DIRECTORY_NAME;
}

/** The name of a partition's folder on its way out, or of one that no replica here owns: unique, and never longer than a name may be. */
export function retiredDirectoryName(
  topic: string,
  partition: number,
  unique: Uint8Array,
  fate: 'delete' | 'stray',
): string {
  const ending = `-${partition}.${Buffer.from(unique).toString('hex')}-${fate}`;
  return `${topic.slice(0, LONGEST_DIRECTORY_NAME - ending.length)}${ending}`;
}

const PARTITION_DIRECTORY = /^(?<topic>.+)-(?<partition>\d{1,10})$/;
const SUFFIXED_DIRECTORY = /^(?<topic>.+)-(?<partition>\d{1,10})\.[0-9a-f]{32}-(?<kind>delete|stray|future)$/;

/** What a folder's name in a log directory says; null where it is not Kafka's. */
export function parseDirectoryName(
  name: string,
):
  | { readonly kind: 'partition' | 'future'; readonly topic: string; readonly partition: number }
  | { readonly kind: 'delete' | 'stray' }
  | null {
  const suffixed = SUFFIXED_DIRECTORY.exec(name)?.groups;
  const kind = suffixed?.kind;
  if (kind === 'delete' || kind === 'stray') return { kind };
  const groups = suffixed ?? PARTITION_DIRECTORY.exec(name)?.groups;
  if (groups?.topic === undefined) return null;
  const { topic, partition } = groups;
  return { kind: suffixed === undefined ? 'partition' : 'future', topic, partition: Number(partition) };
}
