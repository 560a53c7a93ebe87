import { randomUuid, type Uuid, ZERO_UUID } from '@kavka/base';
import type { BrokerConfig } from '@kavka/config';
import {
  type ClusterState,
  type ConfigRules,
  Controller,
  type Endpoint,
  initialFeatureRecords,
  type MetadataDelta,
} from '@kavka/metadata';
import {
  type CommittedBatch,
  type CommittedSnapshot,
  formatMetadataDirectory,
  type LeaderAndEpoch,
  METADATA_LOG_FOLDER,
  MetadataQuorum,
  type QuorumListener,
  type RaftLog,
  readBootstrapRecords,
} from '@kavka/quorum';
import type { World } from '../lifecycle/world.ts';

export interface MetadataNodeOptions {
  readonly world: World;
  readonly config: BrokerConfig;
  readonly clusterId: string;
  readonly log: RaftLog;
  readonly image: ClusterState;
  readonly configRules: ConfigRules;
  readonly controllerListeners: readonly Endpoint[];
  readonly onFatal: (error: Error) => void;
}

/** The metadata on this node: the quorum's log, the controller that writes to it, and the image that brokers work with. */
export class MetadataNode implements QuorumListener {
  readonly image: ClusterState;
  readonly controller: Controller;
  readonly quorum: MetadataQuorum;
  /** Why the metadata cannot change any more, until the node is started again. */
  failure: Error | null = null;
  readonly #log: RaftLog;
  readonly #followers: ((delta: MetadataDelta) => void)[] = [];

  constructor(options: MetadataNodeOptions) {
    const { world, config, clusterId, log, image, configRules, controllerListeners, onFatal } = options;
    this.image = image;
    this.#log = log;
    this.quorum = new MetadataQuorum({
      disk: world.disk,
      clock: world.clock,
      logger: world.logger,
      log,
      directory: `${config.metadataLogDir}/${METADATA_LOG_FOLDER}`,
      nodeId: config.nodeId,
      configuredVoters: [voterOf(config, controllerListeners)],
      snapshotSource: image,
      maxBytesBetweenSnapshots: config.number('metadata.log.max.record.bytes.between.snapshots'),
      maxSnapshotIntervalMs: config.number('metadata.log.max.snapshot.interval.ms'),
      retentionBytes: config.number('metadata.max.retention.bytes'),
      retentionMs: config.number('metadata.max.retention.ms'),
      onFatal: (error) => {
        this.failure = error;
        onFatal(error);
      },
    });
    this.controller = new Controller({
      log: this.quorum,
      clock: world.clock,
      random: world.random,
      resolver: world.resolver,
      logger: world.logger,
      clusterId,
      identity: {
        nodeId: config.nodeId,
        incarnationId: randomUuid(world.random),
        listeners: controllerListeners,
      },
      configRules,
      defaultPartitions: config.number('num.partitions'),
      defaultReplicationFactor: config.number('default.replication.factor'),
      brokerSessionTimeoutMs: config.number('broker.session.timeout.ms'),
      formattedRecords: readBootstrapRecords(world.disk, config.metadataLogDir) ?? initialFeatureRecords(),
    });
    this.quorum.addListener(this);
  }

  /** Why the metadata cannot change for now; null where it can. */
  get hindrance(): Error | null {
    return this.#log.isFull ? new Error('the disk of the metadata log is full') : null;
  }

  /** Resolves when the image holds everything that was committed before, and this node leads. */
  async start(): Promise<void> {
    await this.quorum.start();
    await this.controller.settled();
  }

  /** From now on every change is told. What was before is in the image. */
  follow(onDelta: (delta: MetadataDelta) => void): void {
    this.#followers.push(onDelta);
  }

  /** Changes that wait for room on the disk are given up. */
  stopWaiting(): void {
    this.#log.stopWaiting();
  }

  async close(): Promise<void> {
    this.controller.close();
    await this.quorum.close();
  }

  load(snapshot: CommittedSnapshot): void {
    this.image.load(snapshot);
    this.controller.load(snapshot);
  }

  /** The broker has acted on a change before the one who asked for it hears that it is done. */
  committed(batch: CommittedBatch): void {
    const delta = this.image.apply(batch);
    if (delta.isEmpty) return;
    for (const follower of this.#followers) follower(delta);
    this.controller.committed(batch);
  }

  leaderChanged(leader: LeaderAndEpoch): void {
    this.controller.leaderChanged(leader);
  }
}

/** Writes what a first start needs into a directory that has no metadata yet. */
export function formatIfNew(world: World, directory: string): void {
  if (readBootstrapRecords(world.disk, directory) !== undefined) return;
  formatMetadataDirectory({
    disk: world.disk,
    directory,
    records: initialFeatureRecords(),
    now: world.clock.now(),
  });
}

function voterOf(
  config: BrokerConfig,
  listeners: readonly Endpoint[],
): { id: number; directoryId: Uuid; endpoints: readonly Endpoint[] } {
  return { id: config.nodeId, directoryId: ZERO_UUID, endpoints: listeners };
}
