import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { MemoryDisk } from '@kavka/base/memory';
import { encodeMetadataRecord } from '@kavka/protocol/messages/metadata/index';
import { Codec, ControlType, endMarkerBatch, RecordBatchBuilder } from '@kavka/protocol/records';
import { TOOLS } from '../../src/catalogue.ts';
import { runTool } from '../../src/shell/run-tool.ts';
import { stage } from '../stage.ts';

const LOG = '/logs/a-0/00000000000000000010.log';

function write(disk: MemoryDisk, path: string, bytes: Buffer): void {
  disk.makeDirectory(path.slice(0, path.lastIndexOf('/')));
  const file = disk.open(path, 'create');
  file.writeSync([bytes], 0);
  file.close();
}

function batch(baseOffset: number, ...values: Buffer[]): Buffer {
  const builder = new RecordBatchBuilder({ baseOffset, codec: Codec.gzip });
  for (const value of values) builder.append(1000, Buffer.from('k'), value, [{ key: 'h', value: null }]);
  return builder.build();
}

async function dump(files: Readonly<Record<string, Buffer>>, ...words: string[]) {
  const world = stage();
  for (const [path, bytes] of Object.entries(files)) write(world.disk, path, bytes);
  const code = await runTool(await TOOLS['kafka-dump-log'].load(), words, world);
  return { code, output: world.output.text.split('\n'), errors: world.errors.text };
}

describe('kafka-dump-log', () => {
  it('shows batches, records, gaps and what is left over', async () => {
    const log = Buffer.concat([
      batch(10, Buffer.from('one'), Buffer.from('two')),
      endMarkerBatch({
        type: ControlType.commit,
        producerId: 7n,
        producerEpoch: 1,
        coordinatorEpoch: 5,
        timestamp: 2000,
        baseOffset: 13,
      }),
      Buffer.from('rest'),
    ]);
    const { code, output, errors } = await dump({ [LOG]: log }, '--files', LOG, '--print-data-log');
    assert.equal(code, 0);
    assert.deepEqual(output.slice(0, 2), [`Dumping ${LOG}`, 'Log starting offset: 10']);
    assert.match(
      output[2] ?? '',
      /^baseOffset: 10 lastOffset: 11 count: 2 .* position: 0 CreateTime: 1000 .* compresscodec: gzip crc: \d+ isvalid: true$/,
    );
    assert.equal(
      output[3],
      '| offset: 10 CreateTime: 1000 keySize: 1 valueSize: 3 sequence: -1 headerKeys: [h] key: k payload: one',
    );
    assert.match(output[6] ?? '', /^\| offset: 13 .* endTxnMarker: COMMIT coordinatorEpoch: 5$/);
    assert.equal(output[7], 'Found 4 invalid bytes at the end of 00000000000000000010.log');
    assert.equal(errors, `Non-consecutive offsets in ${LOG}\n  11 is followed by 13\n`);
  });

  it('marks a batch whose bytes were changed', async () => {
    const log = batch(10, Buffer.from('one'));
    log[log.length - 1]! ^= 1;
    assert.match((await dump({ [LOG]: log }, '--files', LOG)).output[2] ?? '', /isvalid: false$/);
  });

  it('reads the records of the metadata log', async () => {
    const value = encodeMetadataRecord({
      type: 'FeatureLevelRecord',
      data: { name: 'group.version', featureLevel: 1 },
    });
    const { output } = await dump(
      { [LOG]: Buffer.concat([batch(10, value), batch(11, Buffer.from([9, 9, 9]))]) },
      ...['--files', LOG, '--cluster-metadata-decoder', '--skip-record-metadata'],
    );
    assert.equal(
      output[3],
      '| payload: {"type":"FEATURE_LEVEL_RECORD","version":0,"data":{"name":"group.version","featureLevel":1}}',
    );
    assert.match(output[5] ?? '', /^\| payload: Error at 11, skipping\. /);
  });

  it('holds indexes against the log', async () => {
    const index = Buffer.alloc(16);
    index.writeInt32BE(1, 0);
    index.writeInt32BE(7, 8);
    const path = LOG.replace('.log', '.index');
    const { output, errors } = await dump(
      { [LOG]: batch(10, Buffer.from('a'), Buffer.from('b')), [path]: index },
      '--files',
      path,
    );
    assert.deepEqual(output.slice(1, 3), ['offset: 11 position: 0', 'offset: 17 position: 0']);
    assert.equal(errors, `Mismatches in :${path}\n  Index offset: 17, log offset: 11\n`);
  });

  it('names a file that is not there', async () => {
    const { code, errors } = await dump({}, '--files', LOG);
    assert.deepEqual([code, errors], [1, `There is no file ${LOG}\n`]);
  });
});
