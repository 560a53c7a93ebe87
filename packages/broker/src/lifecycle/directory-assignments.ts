import type { Clock, Logger, Uuid } from '@kavka/base';
import type { ControllerRequests } from '@kavka/metadata';

const RETRY_MS = 2000;
/** As Kafka has it. */
const MOST_AT_A_TIME = 2250;

/** A replica in the directory that it was made in, which the metadata does not know yet. */
interface Placement {
  readonly topicId: Uuid;
  readonly index: number;
  readonly directory: Uuid;
}

interface Options {
  readonly controller: Pick<ControllerRequests, 'assignReplicasToDirs'>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly broker: { readonly nodeId: number; readonly epoch: () => bigint };
}

/** Tells the controller in which directories the replicas of this node are, where there are several to choose from. */
export class DirectoryAssignments {
  readonly #options: Options;
  readonly #waiting = new Map<string, Placement>();
  #isPlanned = false;
  #isStopped = false;

  constructor(options: Options) {
    this.#options = options;
  }

  add(topicId: Uuid, index: number, directory: Uuid): void {
    this.#waiting.set(`${topicId}-${index}`, { topicId, index, directory });
    if (!this.#isPlanned) this.#plan(0);
  }

  stop(): void {
    this.#isStopped = true;
  }

  #plan(delayMs: number): void {
    this.#isPlanned = true;
    const { clock } = this.#options;
    if (delayMs === 0) clock.endOfTurn(() => void this.#send());
    else clock.schedule(delayMs, () => void this.#send());
  }

  async #send(): Promise<void> {
    this.#isPlanned = false;
    const { broker, controller, logger } = this.#options;
    const some = [...this.#waiting].slice(0, MOST_AT_A_TIME);
    if (some.length === 0 || this.#isStopped) return;
    if (broker.epoch() < 0n) {
      this.#plan(RETRY_MS);
      return;
    }
    let delayMs = 0;
    try {
      const directories = grouped(some.map(([, placement]) => placement));
      const request = { brokerId: broker.nodeId, brokerEpoch: broker.epoch(), directories };
      const { errorCode } = await controller.assignReplicasToDirs(request);
      if (errorCode !== 0) delayMs = RETRY_MS;
      else for (const [name, placement] of some) this.#done(name, placement);
    } catch (error) {
      logger.error('The controller was not told where replicas are', { replicas: some.length }, error);
      delayMs = RETRY_MS;
    }
    if (this.#waiting.size > 0 && !this.#isPlanned) this.#plan(delayMs);
  }

  /** Unless it has moved meanwhile. */
  #done(name: string, placement: Placement): void {
    if (this.#waiting.get(name) === placement) this.#waiting.delete(name);
  }
}

function grouped(placements: readonly Placement[]) {
  return [...Map.groupBy(placements, ({ directory }) => directory)].map(([id, inDirectory]) => ({
    id,
    topics: [...Map.groupBy(inDirectory, ({ topicId }) => topicId)].map(([topicId, ofTopic]) => ({
      topicId,
      partitions: ofTopic.map(({ index }) => ({ partitionIndex: index })),
    })),
  }));
}
