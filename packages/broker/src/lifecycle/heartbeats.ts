import { type CancelTimer, type Clock, type Logger, type Random, randomUuid, type Uuid } from '@kavka/base';
import type { BrokerConfig } from '@kavka/config';
import { type ControllerRequests, type MetadataImage, SUPPORTED_FEATURES } from '@kavka/metadata';
import { errorInfo } from '@kavka/protocol';
import type { ListenerAddress } from '../network/server.ts';

export interface BrokerIdentity {
  readonly clusterId: string;
  readonly directories: readonly Uuid[];
  readonly listeners: readonly (ListenerAddress & { readonly securityProtocol: number })[];
  /** Of the run before, when it ended cleanly; -1n otherwise. */
  readonly previousBrokerEpoch: bigint;
}

/** Tells the controller that this broker is there, and goes on telling. */
export class Heartbeats {
  readonly #controller: Pick<ControllerRequests, 'registerBroker' | 'brokerHeartbeat'>;
  readonly #image: MetadataImage;
  readonly #config: BrokerConfig;
  readonly #world: { readonly clock: Clock; readonly random: Random; readonly logger: Logger };
  readonly #offline = new Set<Uuid>();
  #epoch = -1n;
  #cancel: CancelTimer | null = null;
  #isStopped = false;

  constructor(
    controller: Pick<ControllerRequests, 'registerBroker' | 'brokerHeartbeat'>,
    image: MetadataImage,
    config: BrokerConfig,
    world: { readonly clock: Clock; readonly random: Random; readonly logger: Logger },
  ) {
    this.#controller = controller;
    this.#image = image;
    this.#config = config;
    this.#world = world;
  }

  get brokerEpoch(): bigint {
    return this.#epoch;
  }

  /** Registers, and resolves when the broker is unfenced. */
  async start(identity: BrokerIdentity): Promise<void> {
    const response = await this.#controller.registerBroker({
      brokerId: this.#config.nodeId,
      clusterId: identity.clusterId,
      incarnationId: randomUuid(this.#world.random),
      listeners: identity.listeners.map((listener) => ({ ...listener })),
      features: SUPPORTED_FEATURES.map((feature) => ({ ...feature })),
      rack: this.#config.string('broker.rack'),
      isMigratingZkBroker: false,
      logDirs: [...identity.directories],
      previousBrokerEpoch: identity.previousBrokerEpoch,
    });
    if (response.errorCode !== 0) {
      throw new Error(
        `the controller refuses to register this broker: ${errorInfo(response.errorCode).name}`,
      );
    }
    this.#epoch = response.brokerEpoch;
    await this.#beat(false);
    this.#scheduleNext();
  }

  /** A directory of this broker has failed: the controller hears of it at once, and with every heartbeat. */
  directoryFailed(id: Uuid): void {
    this.#offline.add(id);
    if (this.#epoch < 0n || this.#isStopped) return;
    this.#cancel?.();
    this.#beatAndGoOn();
  }

  /** Asks to be let go; goes all the same where nobody answers. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancel?.();
    try {
      await this.#beat(true);
    } catch (error) {
      this.#world.logger.error('The controller does not hear that this broker stops', {}, error);
    }
  }

  #scheduleNext(): void {
    if (this.#isStopped) return;
    const intervalMs = this.#config.number('broker.heartbeat.interval.ms');
    this.#cancel = this.#world.clock.schedule(intervalMs, () => this.#beatAndGoOn());
  }

  #beatAndGoOn(): void {
    this.#beat(false)
      .catch((error: unknown) => this.#world.logger.error('A heartbeat to the controller failed', {}, error))
      .finally(() => this.#scheduleNext());
  }

  async #beat(wantShutDown: boolean): Promise<void> {
    await this.#controller.brokerHeartbeat({
      brokerId: this.#config.nodeId,
      brokerEpoch: this.#epoch,
      currentMetadataOffset: BigInt(this.#image.lastOffset),
      wantFence: false,
      wantShutDown,
      offlineLogDirs: [...this.#offline],
      cordonedLogDirs: null,
    });
  }
}
