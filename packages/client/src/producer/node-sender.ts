import type { Cluster } from '../cluster/cluster.ts';
import type { Connection } from '../connection/connection.ts';
import type { PartitionQueue } from './partition-queue.ts';

/** What a node's sender asks of the whole: how batches are chosen and what becomes of them. */
export interface NodeWork {
  /** Sends what is ready in these queues in one request; false where nothing can be sent now. */
  sendTo(nodeId: number, connection: Connection, queues: Set<PartitionQueue>, returned: () => void): boolean;
}

/** Keeps up to `max.in.flight` requests to one broker under way, as long as queues have batches for it. */
export class NodeSender {
  readonly nodeId: number;
  readonly #cluster: Cluster;
  readonly #work: NodeWork;
  readonly #maxInFlight: number;
  readonly #queues = new Set<PartitionQueue>();
  #inFlight = 0;
  #isConnecting = false;
  #isWaiting = false;
  /** The broker asked for a pause. */
  #notBeforeMs = Number.NEGATIVE_INFINITY;

  constructor(nodeId: number, cluster: Cluster, maxInFlight: number, work: NodeWork) {
    this.nodeId = nodeId;
    this.#cluster = cluster;
    this.#maxInFlight = maxInFlight;
    this.#work = work;
  }

  /** The queue has a batch for this broker. */
  add(queue: PartitionQueue): void {
    this.#queues.add(queue);
  }

  /** Gives up the queues of partitions that other brokers lead now: this one may be gone for good. */
  giveUp(isElsewhere: (queue: PartitionQueue) => boolean): PartitionQueue[] {
    const moved = [...this.#queues].filter(isElsewhere);
    for (const queue of moved) this.#queues.delete(queue);
    return moved;
  }

  /** Sends as much as may be under way. */
  pump(): void {
    const { clock } = this.#cluster.world;
    while (this.#queues.size > 0 && this.#inFlight < this.#maxInFlight) {
      const pauseMs = this.#notBeforeMs - clock.monotonic();
      if (pauseMs > 0) {
        this.pumpAfter(pauseMs);
        return;
      }
      const connection = this.#cluster.openConnection(this.nodeId);
      if (connection === undefined) {
        this.#connect();
        return;
      }
      if (!this.#work.sendTo(this.nodeId, connection, this.#queues, this.#returned)) return;
      this.#inFlight++;
    }
  }

  pumpAfter(delayMs: number): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    this.#cluster.world.clock.schedule(Math.ceil(delayMs), () => {
      this.#isWaiting = false;
      this.pump();
    });
  }

  throttle(delayMs: number): void {
    this.#notBeforeMs = this.#cluster.world.clock.monotonic() + delayMs;
  }

  readonly #returned = (): void => {
    this.#inFlight--;
    this.pump();
  };

  #connect(): void {
    if (this.#isConnecting || this.#cluster.isClosed) return;
    const link = this.#cluster.link(this.nodeId);
    if (link === undefined) {
      this.#cluster.refreshSoon();
      return;
    }
    if (link.pauseMs > 0) {
      this.pumpAfter(link.pauseMs);
      return;
    }
    this.#isConnecting = true;
    link
      .connection()
      .catch(() => this.#cluster.refreshSoon())
      .finally(() => {
        this.#isConnecting = false;
        this.pump();
      });
  }
}
