/** A change of one of the storage's sources that makes it wrong. */
export interface PlantedSource {
  readonly name: string;
  /** Below `packages/storage/src/`. */
  readonly file: string;
  /** Stands there once. */
  readonly from: string;
  readonly to: string;
}

export const PLANTED_SOURCES: readonly PlantedSource[] = [
  {
    name: 'the end of a log is trusted unread after a crash',
    file: 'segment/segment-recovery.ts',
    from: 'if (!scanner.isCrcValid()) {',
    to: 'if (Math.PI < 3) {',
  },
  {
    name: 'truncation leaves the index entries of what it cuts',
    file: 'segment/offset-index.ts',
    from: 'this.entries.truncate(this.entries.findLast(',
    to: 'void (this.entries.findLast(',
  },
  {
    name: 'records are acknowledged before they are synced',
    file: 'append/append-queue.ts',
    from: 'if (this.#unsynced.length > 0 || this.#target.waitsForDevice()) {',
    to: 'if (this.#unsynced.length > 0) {',
  },
  {
    name: 'names of new files are not synced before an acknowledgement',
    file: 'log/log-flusher.ts',
    from: 'if (core.areNamesDurable && core.epochs.isNameDurable) return;',
    to: 'if (Math.PI > 3) return;',
  },
  {
    name: 'a failed group keeps its offsets',
    file: 'log/log-writer.ts',
    from: 'this.#nextOffset = core.logEndOffset;\n    core.producers.expectNothing();',
    to: 'core.producers.expectNothing();',
  },
  {
    name: 'a failed write stays in the file',
    file: 'log/log-writer.ts',
    from: 'core.segments.active.takeBack();',
    to: '',
  },
  {
    name: 'truncation keeps the producer snapshots of what it cuts',
    file: 'log/log-trimmer.ts',
    from: 'snapshotsUpTo: logEndOffset,',
    to: 'snapshotsUpTo: Number.POSITIVE_INFINITY,',
  },
  {
    name: 'repeated batches are not known again',
    file: 'producers/producer-append.ts',
    from: 'if (producerEpoch !== entry.producerEpoch) return undefined;',
    to: 'if (Math.PI > 3) return undefined;',
  },
  {
    name: 'gaps in a sequence are taken',
    file: 'producers/producer-append.ts',
    from: 'return baseSequence === last + 1 ||',
    to: 'return baseSequence > last ||',
  },
  {
    name: 'aborted transactions are not kept',
    file: 'producers/log-producers.ts',
    from: 'if (completed?.isAborted === true) segment.addAborted',
    to: 'if (completed === undefined) segment.addAborted',
  },
  {
    name: 'leader epochs are not found again in the log',
    file: 'segment/segment-recovery.ts',
    from: 'found.add(view);',
    to: '',
  },
  {
    name: 'the largest timestamp is not looked for again after a cut',
    file: 'segment/segment.ts',
    from: 'this.#indexEnd();',
    to: '',
  },
  {
    name: 'retention by size takes one segment too many',
    file: 'log/retention.ts',
    from: 'if (surplus < segment.sizeBytes) return false;',
    to: 'if (surplus <= 0) return false;',
  },
  {
    name: 'a cut of a segment may be undone under the segment that follows',
    file: 'segment/segment.ts',
    from: 'if (this.#isCutLoose || (areBatchesDue',
    to: 'if ((areBatchesDue',
  },
  {
    name: 'a failed sync is forgotten by the next one',
    file: 'segment/segment.ts',
    from: 'this.#arePagesLost = true;',
    to: '',
  },
  {
    name: 'a sync beside one that fails counts',
    file: 'segment/segment.ts',
    from: 'if (this.#arePagesLost || this.#syncsUnderWay > 0)',
    to: 'if (this.#arePagesLost)',
  },
  {
    name: 'the recovery point is ahead of the data',
    file: 'log/log-flusher.ts',
    from: 'await Promise.all(core.segments.from(core.recoveryPoint).map((segment) => segment.sync()));',
    to: '',
  },
  {
    name: 'truncation keeps the epochs of what it cuts',
    file: 'log/log-trimmer.ts',
    from: 'core.epochs.truncateFromEnd(offset);',
    to: '',
  },
  {
    name: 'a clean end is believed although a partition could not be opened',
    file: 'directories/log-directory.ts',
    from: 'return this.#offline.length > 0;',
    to: 'return this.#offline.length < 0;',
  },
  {
    name: 'an old snapshot keeps transactions open',
    file: 'producers/log-producers.ts',
    from: 'isOld ? entries.map(withoutTransaction) : entries',
    to: 'entries',
  },
  {
    name: 'batches are served without a look at their CRC',
    file: 'read/verify-batches.ts',
    from: ' || !view.isCrcValid())',
    to: ')',
  },
  {
    name: 'the start of the log is forgotten',
    file: 'directories/log-directory.ts',
    from: 'if (logStartOffset > firstOffset) yield',
    to: 'if (logStartOffset < firstOffset) yield',
  },
];
