import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Uuid } from '@kavka/base';
import { MemoryDisk } from '@kavka/base/memory';
import { StorageError } from '@kavka/storage';
import { readCheckpoint, writeCheckpoint } from '../../src/checkpoints/checkpoint-file.ts';
import { CleanShutdownFile } from '../../src/checkpoints/clean-shutdown-file.ts';
import { readMetaProperties, writeMetaProperties } from '../../src/checkpoints/meta-properties.ts';
import { OffsetCheckpoint } from '../../src/checkpoints/offset-checkpoint.ts';
import { readPartitionMetadata, writePartitionMetadata } from '../../src/checkpoints/partition-metadata.ts';
import { formatProperties, parseProperties } from '../../src/checkpoints/properties.ts';

const ID = 'J8aAPcfLQt2bqs1JT_rMgQ' as Uuid;

function diskWith(path: string, text: string): MemoryDisk {
  const disk = new MemoryDisk();
  disk.makeDirectory('/d');
  const file = disk.open(path, 'write');
  file.writeSync([Buffer.from(text)], 0);
  file.close();
  return disk;
}

describe('text checkpoints', () => {
  it('have a version, a count and the entries', () => {
    const disk = diskWith('/d/other', '');
    writeCheckpoint(disk, '/d/c', ['a 0 5', 'b 1 7']);
    assert.equal(disk.readFile('/d/c').toString(), '0\n2\na 0 5\nb 1 7\n');
    assert.deepEqual(readCheckpoint(disk, '/d/c'), ['a 0 5', 'b 1 7']);
    assert.equal(disk.exists('/d/c.tmp'), false);
  });

  it('hold nothing where the file is empty or missing', () => {
    const disk = diskWith('/d/c', '');
    assert.deepEqual(readCheckpoint(disk, '/d/c'), []);
    assert.deepEqual(readCheckpoint(disk, '/d/none'), []);
  });

  it('are refused with another count or version', () => {
    assert.throws(
      () => readCheckpoint(diskWith('/d/c', '0\n2\na 0 5\n'), '/d/c'),
      /announces "2" entries and has 1/,
    );
    assert.throws(() => readCheckpoint(diskWith('/d/c', '1\n0\n'), '/d/c'), /version "1"/);
    assert.throws(() => readCheckpoint(diskWith('/d/c', '0\nx\n'), '/d/c'), StorageError);
  });
});

describe('offset checkpoints', () => {
  it('name partitions, also of topics with dashes', () => {
    const disk = diskWith('/d/offsets', '0\n2\na-b-1 0 5\nc 10 9007199254740991\n');
    const offsets = new OffsetCheckpoint(disk, '/d', 'offsets').read();
    assert.deepEqual(
      [...offsets],
      [
        ['a-b-1-0', 5],
        ['c-10', Number.MAX_SAFE_INTEGER],
      ],
    );
  });

  it('refuse what is no offset', () => {
    const disk = diskWith('/d/offsets', '0\n1\na 0 99999999999999999999\n');
    assert.throws(() => new OffsetCheckpoint(disk, '/d', 'offsets').read(), /damaged/);
  });

  it('do not let a slow write replace a newer one', async () => {
    const disk = diskWith('/d/x', '');
    const checkpoint = new OffsetCheckpoint(disk, '/d', 'offsets');
    const slow = checkpoint.writeSoon([{ topic: 't', partition: 0, offset: 10 }]);
    checkpoint.write([{ topic: 't', partition: 0, offset: 3 }]);
    await slow;
    assert.deepEqual([...checkpoint.read()], [['t-0', 3]]);
    assert.deepEqual(
      disk
        .list('/d')
        .map(({ name }) => name)
        .sort(),
      ['offsets', 'x'],
    );
  });
});

describe('partition.metadata', () => {
  it('has no newline at its end', () => {
    const disk = diskWith('/d/x', '');
    writePartitionMetadata(disk, '/d', ID);
    assert.equal(disk.readFile('/d/partition.metadata').toString(), `version: 0\ntopic_id: ${ID}`);
    assert.equal(readPartitionMetadata(disk, '/d'), ID);
  });

  it('is unknown where it is missing or empty, refused where there is none to be read', () => {
    assert.equal(readPartitionMetadata(diskWith('/d/x', ''), '/d'), null);
    assert.equal(readPartitionMetadata(diskWith('/d/partition.metadata', ''), '/d'), null);
    const newer = diskWith('/d/partition.metadata', `version: 1\ntopic_id: ${ID}\nmore: 7`);
    assert.equal(readPartitionMetadata(newer, '/d'), ID);
    for (const [text, kind] of [
      ['version: 0\ntopic_id: abc', 'corrupt'],
      [`version: 1\nid_of_topic: ${ID}`, 'unknown-format'],
    ] as const) {
      const disk = diskWith('/d/partition.metadata', text);
      assert.throws(() => readPartitionMetadata(disk, '/d'), { kind });
    }
  });
});

describe('meta.properties', () => {
  it('is read in any order, with Java’s escapes', () => {
    const text = `#\n#Fri Nov 21 07:54:35 UTC 2026\nnode.id=7\ndirectory.id = ${ID}\nversion=1\ncluster.id=a\\:b\\=c\\u0041\n`;
    const disk = diskWith('/d/meta.properties', text);
    assert.deepEqual(readMetaProperties(disk, '/d'), { clusterId: 'a:b=cA', nodeId: 7, directoryId: ID });
  });

  it('is written so that it is read again', () => {
    const disk = diskWith('/d/x', '');
    writeMetaProperties(disk, '/d', { clusterId: 'x=y', nodeId: 3, directoryId: ID }, 0);
    assert.deepEqual(readMetaProperties(disk, '/d'), { clusterId: 'x=y', nodeId: 3, directoryId: ID });
  });

  it('of a Kafka with ZooKeeper is refused by name', () => {
    const disk = diskWith('/d/meta.properties', 'version=0\nbroker.id=1\n');
    assert.throws(() => readMetaProperties(disk, '/d'), {
      kind: 'unknown-format',
      path: '/d/meta.properties',
    });
  });
});

describe('Java properties', () => {
  it('come back as they were', () => {
    const entries = [
      ['c:d', '=e#f!'],
      ['g', 'h\\i'],
    ] as const;
    const parsed = parseProperties(formatProperties(entries, ['', 'now']));
    assert.deepEqual([...parsed], entries);
  });

  it('may be continued over lines', () => {
    assert.deepEqual(
      [...parseProperties('a = b\\\n    c\n! no\n  d: e\n')],
      [
        ['a', 'bc'],
        ['d', 'e'],
      ],
    );
  });
});

describe('.kafka_cleanshutdown', () => {
  it('is taken once, and tells the broker epoch', () => {
    const disk = diskWith('/d/x', '');
    const file = new CleanShutdownFile(disk, '/d');
    assert.equal(file.take(), null);
    file.write(9_223_372_036_854_775_807n);
    assert.equal(
      disk.readFile('/d/.kafka_cleanshutdown').toString(),
      '{"version":0,"brokerEpoch":9223372036854775807}',
    );
    assert.equal(file.take(), 9_223_372_036_854_775_807n);
    assert.equal(file.take(), null);
  });

  it('of an older broker is empty and means the same', () => {
    assert.equal(new CleanShutdownFile(diskWith('/d/.kafka_cleanshutdown', ''), '/d').take(), -1n);
  });

  it('does not come back after a power failure', () => {
    const disk = diskWith('/d/x', '');
    new CleanShutdownFile(disk, '/d').write(1n);
    new CleanShutdownFile(disk, '/d').take();
    assert.equal(disk.clone({ unsynced: 'dropped' }).exists('/d/.kafka_cleanshutdown'), false);
  });
});
