import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ZERO_UUID } from '@kavka/base';
import { MemoryDisk } from '@kavka/base/memory';
import { QuorumError } from '../src/quorum-error.ts';
import { QuorumStateFile } from '../src/quorum-state-file.ts';

const STATE = { epoch: 7, leaderId: 1, votedId: -1, votedDirectoryId: ZERO_UUID };

function fileWith(text: string): QuorumStateFile {
  const disk = new MemoryDisk();
  disk.makeDirectory('/d');
  const file = disk.open('/d/quorum-state', 'write');
  file.writeSync([Buffer.from(text)], 0);
  file.close();
  return new QuorumStateFile(disk, '/d');
}

test('both versions, there and back', () => {
  for (const kraftVersion of [0, 1]) {
    const disk = new MemoryDisk();
    disk.makeDirectory('/d');
    const file = new QuorumStateFile(disk, '/d');
    assert.deepEqual(file.read(), { ...STATE, epoch: 0, leaderId: -1 });
    file.write(STATE, kraftVersion, []);
    assert.deepEqual(new QuorumStateFile(disk, '/d').read(), STATE);
  }
});

test("the original's files", () => {
  const version0 =
    '{"clusterId":"","leaderId":1,"leaderEpoch":7,"votedId":-1,"appliedOffset":0,"currentVoters":[{"voterId":1}],"data_version":0}';
  const version1 =
    '{"leaderId":-1,"leaderEpoch":2,"votedId":1,"votedDirectoryId":"J8aAPcfLQt2bqs1JT_rMgQ","data_version":1}';
  assert.deepEqual(fileWith(version0).read(), STATE);
  assert.deepEqual(fileWith(version1).read(), {
    epoch: 2,
    leaderId: -1,
    votedId: 1,
    votedDirectoryId: 'J8aAPcfLQt2bqs1JT_rMgQ',
  });
});

test('a file that is something else', () => {
  for (const text of [
    '',
    'null',
    '{}',
    '[]',
    '{"data_version":9}',
    '{"leaderId":1,"leaderEpoch":"x","data_version":0}',
  ]) {
    assert.throws(() => fileWith(text).read(), QuorumError, text);
  }
});
