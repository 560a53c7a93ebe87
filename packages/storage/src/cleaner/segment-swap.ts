import { DiskError } from '@kavka/base';
import type { Pace } from '../background/pace.ts';
import type { LogCore } from '../log/log-core.ts';
import { SWAP_SUFFIX } from '../log-file-names.ts';
import type { Segment } from '../segment/segment.ts';
import { StorageError } from '../storage-error.ts';

/**
 * Puts a cleaned segment, which is on the device, in the place of others. Whenever the process or the machine stops, the next start finds
 * either all of the old segments or the new one: `.swap` in its names says that it is complete, and only then do the old ones go.
 * Rejects with a `DiskError`, or with what `check` throws where the log should stay as it is; then nothing has changed.
 */
export async function swapSegments(
  log: LogCore,
  replaced: readonly Segment[],
  cleaned: Segment,
  pace: Pace,
  check: () => void,
): Promise<void> {
  const { disk } = log.environment;
  cleaned.rename(SWAP_SUFFIX);
  disk.syncDirectory(log.directory);
  await pace.rest();
  check();
  try {
    takeOver(log, replaced, cleaned);
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    // The log goes on with the new segment; a cleaning of files with such names would put them at risk.
    const message = `${cleaned.path} could not get its final name, which the next start gives it: ${error.message}`;
    throw new StorageError('inconsistent', cleaned.path, message, { cause: error });
  }
}

/** In one turn, so that no append, read or cut falls in between. */
function takeOver(log: LogCore, replaced: readonly Segment[], cleaned: Segment): void {
  const { environment, directory, segments, producers, reader } = log;
  segments.replace(replaced, cleaned);
  reader.forget();
  const retired = replaced.flatMap((segment) => segment.retire());
  for (const { baseOffset } of replaced.slice(1)) {
    const snapshot = producers.snapshots.retire(baseOffset);
    if (snapshot !== null) retired.push(snapshot);
  }
  environment.removeLater(retired, log.config.fileDeleteDelayMs);
  // Were the new name durable before the old ones are gone, a later old segment could be back beside it.
  environment.disk.syncDirectory(directory);
  cleaned.rename('');
  environment.disk.syncDirectory(directory);
}
