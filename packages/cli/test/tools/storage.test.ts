import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeMetadataRecord } from '@kavka/protocol/messages/metadata/index';
import { batchesIn, recordsOf } from '@kavka/protocol/records';
import { TOOLS } from '../../src/catalogue.ts';
import { runTool } from '../../src/shell/run-tool.ts';
import { type StageOptions, stage } from '../stage.ts';

const NODE = `process.roles=broker,controller
node.id=3
controller.quorum.bootstrap.servers=localhost:9093
listeners=PLAINTEXT://localhost:9092,CONTROLLER://localhost:9093
controller.listener.names=CONTROLLER
log.dirs=/data/a,/data/b
`;
const CLUSTER = 'MkU3OEVBNTcwNTJENDM2Qk';
const FORMAT = ['format', '-c', '/node.properties', '-t', CLUSTER];

describe('kafka-storage', () => {
  const onStage = (options: StageOptions = {}) => {
    const world = stage({ files: { '/node.properties': NODE }, ...options });
    return {
      disk: world.disk,
      run: async (...words: string[]) => {
        const before = [world.output.text.length, world.errors.text.length] as const;
        const code = await runTool(await TOOLS['kafka-storage'].load(), words, world);
        return {
          code,
          output: world.output.text.slice(before[0]),
          errors: world.errors.text.slice(before[1]),
        };
      },
    };
  };

  it('formats all folders of a node, and tells whose they are', async () => {
    const { run, disk } = onStage();
    const formatted = await run(...FORMAT, '--standalone');
    assert.deepEqual([formatted.code, formatted.errors], [0, '']);
    assert.match(
      formatted.output,
      /^Bootstrap metadata: BootstrapMetadata\(records=\[ApiMessageAndVersion\(FeatureLevelRecord/,
    );
    assert.match(formatted.output, /Formatting data directory \/data\/b with metadata\.version 4\.3-IV0\./);
    assert.match(
      formatted.output,
      /Formatting dynamic metadata voter directory \/data\/a with metadata\.version 4\.3-IV0\.\n$/,
    );
    assert.ok(disk.exists('/data/a/__cluster_metadata-0/00000000000000000000-0000000000.checkpoint'));
    const info = await run('info', '-c', '/node.properties');
    assert.equal(info.code, 0);
    assert.match(
      info.output,
      new RegExp(`Found metadata: {cluster\\.id=${CLUSTER}, directory\\.id=\\S{22}, node\\.id=3, version=1}`),
    );
    const again = await run(...FORMAT, '-s');
    assert.equal(again.code, 1);
    assert.match(again.errors, /^Log directory \/data\/a is already formatted\. Use --ignore-formatted/);
    assert.equal(
      (await run(...FORMAT, '-s', '-g')).output,
      'All of the log directories are already formatted.\n',
    );
    assert.match(
      (await run('format', '-c', '/node.properties', '-t', 'x', '-s')).errors,
      /^Invalid cluster\.id in: \/data\/a/,
    );
  });

  it('writes features and credentials for the start of the cluster', async () => {
    const { run, disk } = onStage();
    const words = [
      '-N',
      '-r',
      '4.0',
      '-f',
      'share.version=1',
      '-S',
      'SCRAM-SHA-256=[name=alice,password=secret]',
    ];
    assert.equal((await run(...FORMAT, ...words)).code, 0);
    const records = [];
    for (const batch of batchesIn(disk.readFile('/data/a/bootstrap.checkpoint'))) {
      const view = recordsOf(batch);
      while (!batch.isControl && view.next())
        records.push(decodeMetadataRecord(view.value ?? Buffer.alloc(0)));
    }
    assert.deepEqual(
      records.map(({ type, data }) => ('featureLevel' in data ? `${data.name}=${data.featureLevel}` : type)),
      [
        'metadata.version=25',
        'group.version=1',
        'share.version=1',
        'transaction.version=2',
        'UserScramCredentialRecord',
      ],
    );
  });

  it('says what is wrong before anything is written', async () => {
    const { run, disk } = onStage();
    const mistakes: [words: string[], line: RegExp][] = [
      [[], /^Because controller\.quorum\.voters is not set on this controller, you must specify one of/],
      [['-s', '-N'], /^argument --no-initial-controllers: not allowed with argument --standalone$/],
      [['-s', '-f', 'group.version=9'], /^No feature:group\.version with feature level 9$/],
      [
        ['-s', '-r', '2.0'],
        /^Unknown metadata\.version '2\.0'\. Supported metadata\.version are: 3\.3-IV3, /,
      ],
      [['-s', '-S', 'x'], /^Failed to find equals sign in SCRAM argument 'x'$/],
      [['-I', '1@host'], /^No @ found in dynamic voter string/],
    ];
    for (const [words, line] of mistakes) {
      const { code, errors } = await run(...FORMAT, ...words);
      assert.equal(code, 1, words.join(' '));
      assert.match(errors.trimEnd(), line);
    }
    assert.equal(disk.exists('/data'), false);
  });

  it('knows releases and what features ask for', async () => {
    const { run } = onStage();
    assert.match(
      (await run('version-mapping', '-r', '3.9')).output,
      /^metadata\.version=21 \(3\.9\)\nkraft\.version=1\n/,
    );
    assert.equal(
      (await run('feature-dependencies', '-f', 'eligible.leader.replicas.version=1')).output,
      'eligible.leader.replicas.version=1 requires:\n    metadata.version=23 (4.0-IV1)\n',
    );
    assert.match((await run('random-uuid')).output, /^[A-Za-z0-9_][A-Za-z0-9_-]{21}\n$/);
  });
});
