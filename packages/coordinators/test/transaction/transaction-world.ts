import { SILENT_LOGGER } from '@kavka/base';
import {
  createTransactionCoordinator,
  DEFAULT_TRANSACTION_COORDINATOR_CONFIG,
  eachPartition,
  type MarkerDelivery,
  type MarkerResult,
  type ProducerIdSource,
  type TransactionCoordinator,
  type TransactionMarker,
} from '@kavka/coordinators';
import { ManualClock } from '@kavka/testkit';
import { MemoryLog } from '../world/memory-log.ts';

/** Partitions that take every marker, unless a test says otherwise. */
class Markers implements MarkerDelivery {
  readonly written: string[] = [];
  /** Error code of each partition from now on. */
  refusal = 0;

  async deliver(marker: TransactionMarker): Promise<readonly MarkerResult[]> {
    const { producerId, producerEpoch, coordinatorEpoch, isCommit, transactionVersion: version } = marker;
    const results = Array.from(eachPartition(marker.partitions), (place) => ({
      ...place,
      errorCode: this.refusal,
    }));
    const places = results.map(({ topic, partition }) => `${topic}-${partition}`).join(' ');
    const kind = isCommit ? 'commit' : 'abort';
    this.written.push(
      `${kind} ${producerId}/${producerEpoch} by ${coordinatorEpoch} tv${version}: ${places}`,
    );
    return results;
  }
}

class Ids implements ProducerIdSource {
  #next = 1000n;
  isEmpty = false;

  take(): bigint | undefined {
    return this.isEmpty ? undefined : this.#next++;
  }

  async refill(): Promise<void> {}
}

/** A transaction coordinator with everything around it in memory, and a clock that moves when the test says so. */
export class TransactionWorld {
  readonly clock = new ManualClock();
  readonly log = new MemoryLog();
  readonly markers = new Markers();
  readonly ids = new Ids();
  readonly coordinator: TransactionCoordinator;
  version = 2;
  #leaderEpoch = 0;

  constructor(config: Readonly<Record<string, number>> = {}) {
    this.coordinator = createTransactionCoordinator({
      log: this.log,
      metadata: { partitionCount: () => 1 },
      markers: this.markers,
      producerIds: this.ids,
      transactionVersion: () => this.version,
      clock: this.clock,
      logger: SILENT_LOGGER,
      config: { ...DEFAULT_TRANSACTION_COORDINATOR_CONFIG, ...config },
    });
  }

  /** Leads the only partition anew, as after a restart. */
  async load(): Promise<void> {
    this.coordinator.unload(0);
    const loaded = this.coordinator.load(0, ++this.#leaderEpoch);
    await this.clock.settle();
    await loaded;
  }
}
