import { PLAIN_NAMES, SILENT_LOGGER } from '@kavka/base';
import type { BrokerHeartbeatRequest } from '@kavka/protocol/messages/63-broker-heartbeat';
import { ManualClock, SeededRandom } from '@kavka/testkit';
import { initialFeatureRecords } from '../src/controller/activation.ts';
import { Controller } from '../src/controller/controller.ts';
import { ClusterState } from '../src/image/cluster-state.ts';
import { CLUSTER_ID, registrationOf, SIMPLE_RULES, uuidOf } from './decision-world.ts';
import { MemoryMetadataLog } from './memory-metadata-log.ts';

/** Time that can pass without a timer's having its turn, as when a process is stopped. */
class StallingClock extends ManualClock {
  #stalledMs = 0;

  stall(ms: number): void {
    this.#stalledMs += ms;
  }

  override monotonic(): number {
    return super.monotonic() + this.#stalledMs;
  }
}

/** A controller on a log in memory, and the image of what is committed. */
export class ControllerWorld {
  readonly clock = new StallingClock();
  readonly log: MemoryMetadataLog;
  readonly image = new ClusterState();
  readonly controller: Controller;

  constructor(log = new MemoryMetadataLog(), nodeId = 1) {
    this.log = log;
    this.controller = new Controller({
      log,
      clock: this.clock,
      random: new SeededRandom(log.endOffset + 1),
      resolver: PLAIN_NAMES,
      logger: SILENT_LOGGER,
      clusterId: CLUSTER_ID,
      identity: { nodeId, incarnationId: uuidOf(900 + log.endOffset), listeners: [] },
      configRules: SIMPLE_RULES,
      defaultPartitions: 1,
      defaultReplicationFactor: 1,
      brokerSessionTimeoutMs: 9000,
      formattedRecords: initialFeatureRecords(),
    });
    for (const batch of log.batches) {
      this.image.apply(batch);
      this.controller.committed(batch);
    }
    log.follow((batch) => {
      this.image.apply(batch);
      this.controller.committed(batch);
    });
  }

  lead(epoch = 1): void {
    this.log.leaderEpoch = epoch;
    this.controller.leaderChanged({ leaderId: 1, epoch });
    this.log.commit();
  }

  /** Commits what a request writes, and returns its answer. */
  async answer<Response>(request: Promise<Response>): Promise<Response> {
    this.log.commit();
    return request;
  }

  async startBroker(id: number, incarnation = 1000 + id): Promise<void> {
    const incarnationId = uuidOf(incarnation);
    await this.answer(this.controller.registerBroker(registrationOf(id, { incarnationId })));
    await this.heartbeat(id);
  }

  heartbeat(id: number, wants: Partial<BrokerHeartbeatRequest> = {}) {
    const request = {
      brokerId: id,
      brokerEpoch: this.image.brokers.get(id)?.epoch ?? -1n,
      currentMetadataOffset: BigInt(this.image.lastOffset),
      wantFence: false,
      wantShutDown: false,
      offlineLogDirs: [],
      cordonedLogDirs: null,
      ...wants,
    };
    return this.answer(this.controller.brokerHeartbeat(request));
  }
}
