import type { Logger, Uuid } from '@kavka/base';
import type { LeaderEpochs } from '../checkpoints/leader-epochs.ts';
import { isCompacted, type LogConfig } from '../log-config.ts';
import type { LogProducers } from '../producers/log-producers.ts';
import { type Gap, LogReader } from '../read/log-reader.ts';
import type { SegmentHome } from '../segment/segment.ts';
import type { SegmentList } from '../segment/segment-list.ts';
import type { StorageError } from '../storage-error.ts';
import type { LogEnvironment } from './log-environment.ts';
import type { LoadedLog } from './log-loader.ts';

/** The state of one log, which its writer, flusher and trimmer share. */
export class LogCore {
  readonly environment: LogEnvironment;
  readonly home: SegmentHome;
  readonly segments: SegmentList;
  readonly epochs: LeaderEpochs;
  readonly producers: LogProducers;
  readonly reader: LogReader;
  readonly logger: Logger;
  config: LogConfig;
  topicId: Uuid;
  logStartOffset: number;
  /** Behind what is written and may be read. */
  logEndOffset: number;
  highWatermark: number;
  /** Before it everything is on the device, with all that is derived from it. */
  recoveryPoint: number;
  /** The cleaner has been through all that stands before it; -1: it was never here. */
  cleanedUpTo = -1;
  /** The log is not as it was when it was last closed in order. */
  isChanged: boolean;
  /** The log is being copied to another directory: what the cleaner takes away would be missed there. */
  isMoving = false;
  /** A copy in the making, which takes the place of the partition's log when it is complete. */
  isFuture = false;
  /** The files are left as they are from now on. */
  isAbandoned = false;
  /** Why its directory is offline; null while it is not. */
  failure: StorageError | null = null;
  /** Counts how often the end was cut: a flush that began before says nothing of what was appended since. */
  cuts = 0;
  /** The file with the topic's id is on the device. */
  isTopicIdDurable: boolean;
  #nameChanges = 0;
  #durableNames: number;

  constructor(environment: LogEnvironment, loaded: LoadedLog, config: LogConfig, topicId: Uuid) {
    this.environment = environment;
    this.home = loaded.home;
    this.logger = loaded.home.logger;
    this.segments = loaded.segments;
    this.epochs = loaded.epochs;
    this.producers = loaded.producers;
    this.reader = new LogReader(loaded.segments, loaded.epochs, environment.turn, (gap) =>
      this.#foundGap(gap),
    );
    this.config = config;
    this.topicId = topicId;
    this.logStartOffset = loaded.logStartOffset;
    this.logEndOffset = loaded.logEndOffset;
    this.highWatermark = loaded.logStartOffset;
    this.recoveryPoint = loaded.recoveryPoint;
    this.#durableNames = loaded.areNamesDurable ? 0 : -1;
    this.isChanged = !loaded.areNamesDurable;
    this.isTopicIdDurable = loaded.areNamesDurable;
  }

  /** The names of the log's files are on the device. */
  get areNamesDurable(): boolean {
    return this.#durableNames === this.#nameChanges;
  }

  /** Files were made, renamed or removed. */
  namesChanged(): void {
    this.#nameChanges++;
  }

  /** Before a sync of the folder; the function returned is called after it. What changes meanwhile is not durable by it. */
  beginNameSync(): () => void {
    const upTo = this.#nameChanges;
    return () => {
      this.#durableNames = Math.max(this.#durableNames, upTo);
    };
  }

  get directory(): string {
    return this.home.directory;
  }

  /** False where it is there already, or beyond the end of the log. */
  advanceHighWatermark(offset: number): boolean {
    const bounded = Math.min(offset, this.logEndOffset);
    if (bounded <= this.highWatermark) return false;
    this.highWatermark = bounded;
    this.producers.states.advanceHighWatermark(bounded);
    return true;
  }

  /** Readers of committed data see nothing from here on. */
  get lastStableOffset(): number {
    const unstable = this.producers.states.firstUnstableOffset;
    if (unstable === null) return this.highWatermark;
    return Math.min(Math.max(unstable, this.logStartOffset), this.highWatermark);
  }

  /** Cleaning makes gaps; anywhere else somebody has cut the file. */
  #foundGap(gap: Gap): void {
    if (isCompacted(this.config) || this.cleanedUpTo >= 0) return;
    const { path, sizeBytes, offset, nextOffset } = gap;
    this.logger.error('Records are missing at the end of a segment', {
      path,
      position: sizeBytes,
      offset,
      nextOffset,
    });
  }
}
