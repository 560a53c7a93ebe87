import type { PlantedSource } from '@kavka/testkit';

/** What would make the cleaner lose records, or bring back what was deleted. */
export const PLANTED_SOURCES: readonly PlantedSource[] = [
  {
    name: 'a cleaned segment takes over before it is on the device',
    file: 'cleaner/cleaned-segment.ts',
    from: 'await this.segment.sync();',
    to: '',
  },
  {
    name: 'records are removed for later ones that are not on the device',
    file: 'cleaner/log-cleaner.ts',
    from: 'if (log.recoveryPoint < range.firstUncleanableOffset) await log.flush();',
    to: '',
  },
  {
    name: 'records of open transactions replace others',
    file: 'cleaner/cleanable-range.ts',
    from: 'Math.min(lastStableOffset, segments.active.baseOffset)',
    to: 'segments.active.baseOffset || lastStableOffset',
  },
  {
    name: 'records of aborted transactions replace others',
    file: 'cleaner/compaction.ts',
    from: 'if (!isDead && !batch.isControl',
    to: 'if ((!isDead || isDead) && !batch.isControl',
  },
  {
    name: 'the last record of a key goes',
    file: 'cleaner/batch-cleaner.ts',
    from: 'record.offset >= map.get(',
    to: 'record.offset > map.get(',
  },
  {
    name: 'the last batch of a producer goes with its records',
    file: 'cleaner/batch-cleaner.ts',
    from: ' || this.#isLastOfProducer(batch);',
    to: ';',
  },
  {
    name: 'a full map counts for all that it has not seen',
    file: 'cleaner/compaction.ts',
    from: 'if (!isMapped) break;',
    to: 'void isMapped;',
  },
  {
    name: 'the checkpoint is ahead of the cleaning',
    file: 'cleaner/log-cleaner.ts',
    from: 'core.cleanedUpTo = await compaction.run();',
    to: 'await compaction.run();\n      core.cleanedUpTo = range.firstUncleanableOffset;',
  },
  {
    name: 'a swap that a crash interrupted leaves what it replaced',
    file: 'log/log-folder.ts',
    from: 'if (replaced < baseOffset || replaced >= Math.max(endOffset, baseOffset + 1)) continue;',
    to: 'if (replaced !== baseOffset) continue;',
  },
  {
    name: 'commit markers go before what they commit',
    file: 'cleaner/clean-transactions.ts',
    from: 'return !this.#committed.delete(producerId);',
    to: 'return this.#committed.delete(producerId);',
  },
  {
    name: 'the last batches of a cleaned segment are not written',
    file: 'cleaner/compaction.ts',
    from: 'this.#wrote(cleaned.write());',
    to: '',
  },
];
