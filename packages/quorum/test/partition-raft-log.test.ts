import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_METRICS, SILENT_LOGGER, ZERO_UUID } from '@kavka/base';
import { MemoryDisk } from '@kavka/base/memory';
import { LogDirectories } from '@kavka/storage';
import { ManualClock, SeededRandom } from '@kavka/testkit';
import { MetadataQuorum } from '../src/metadata-quorum.ts';
import { METADATA_LOG_CONFIG, openMetadataLog, PartitionRaftLog } from '../src/partition-raft-log.ts';
import { TopicNames, topicRecord } from './quorum-world.ts';

/** A node's metadata on real segments, on a disk that loses what was not synced. */
class Machine {
  disk = new MemoryDisk();
  readonly clock = new ManualClock();
  readonly #random: SeededRandom;
  #directories: LogDirectories | undefined;

  constructor(seed: number) {
    this.#random = new SeededRandom(seed);
  }

  async start() {
    const { disk, clock } = this;
    const directories = await LogDirectories.open({
      disk,
      clock,
      random: new SeededRandom(1),
      logger: SILENT_LOGGER,
      metrics: NO_METRICS,
      paths: ['/data'],
      nodeId: 1,
      maxOpenFiles: 10,
      configFor: () => METADATA_LOG_CONFIG,
    });
    this.#directories = directories;
    const log = openMetadataLog(directories, METADATA_LOG_CONFIG);
    const names = new TopicNames();
    const quorum = new MetadataQuorum({
      disk,
      clock,
      logger: SILENT_LOGGER,
      log: new PartitionRaftLog(log),
      directory: log.path,
      nodeId: 1,
      configuredVoters: [{ id: 1, directoryId: ZERO_UUID, endpoints: [] }],
      snapshotSource: names,
      maxBytesBetweenSnapshots: 2000,
      maxSnapshotIntervalMs: 0,
      retentionBytes: -1,
      retentionMs: -1,
      onFatal: (error) => {
        throw error;
      },
    });
    quorum.addListener(names);
    await quorum.start();
    return { quorum, names, directories };
  }

  /** The machine stops at once: of what was not synced, the disk has some and has not some. */
  crash(): void {
    this.#directories?.abandon();
    this.disk = this.disk.clone({ unsynced: 'torn', random: this.#random });
  }
}

test('what was delivered is there after any number of crashes', async () => {
  for (let seed = 1; seed <= 20; seed++) {
    const machine = new Machine(seed);
    let delivered: readonly string[] = [];
    for (let round = 0; round < 5; round++) {
      const { quorum, names } = await machine.start();
      assert.deepEqual(names.names.slice(0, delivered.length), delivered, `seed ${seed}, round ${round}`);
      for (let number = 0; number < 7; number++) {
        quorum.append([topicRecord(`${round}-${number}-a`), topicRecord(`${round}-${number}-b`)]);
        if (number % 3 === 2) await machine.clock.settle();
      }
      delivered = [...names.names];
      machine.crash();
    }
    assert.ok(delivered.length >= 5 * 12);
  }
});

test('a clean end loses nothing', async () => {
  const machine = new Machine(1);
  const { quorum, directories } = await machine.start();
  quorum.append([topicRecord('a')]);
  await quorum.close();
  await directories.close();
  const { names } = await machine.start();
  assert.deepEqual(names.names, ['a']);
});

test('ends and starts are known before the turn is over', async () => {
  const machine = new Machine(1);
  const { quorum } = await machine.start();
  assert.equal(quorum.append([topicRecord('a')]), 1);
  assert.equal(quorum.append([topicRecord('b'), topicRecord('c')]), 3);
  assert.equal(quorum.endOffset, 4);
  await machine.clock.settle();
  assert.equal(quorum.highWatermark, 4);
});
