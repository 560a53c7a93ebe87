import assert from 'node:assert/strict';
import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { after, before, describe, it } from 'node:test';

const BIN = join(import.meta.dirname, '../../../../bin');
const READY = /^ {2}clients {4}\S+:\/\/(\S+:\d+)/m;

/** What beginners type, as processes of their own: the lines of an old guide, modulo the one flag that Kafka has no more. */
describe('a beginner with an old guide', { timeout: 120_000 }, () => {
  let folder = '';
  let address = '';
  let node: ChildProcessByStdio<null, Readable, null>;

  function type(line: string, input = '') {
    const result = spawnSync('bash', ['-o', 'pipefail', '-c', line], {
      cwd: join(BIN, '..'),
      input,
      env: { ...process.env, A: address, F: folder },
    });
    return { code: result.status, output: result.stdout.toString(), errors: result.stderr.toString() };
  }

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kavka-guide-'));
    const properties =
      `process.roles=broker,controller\nnode.id=1\nlisteners=PLAINTEXT://localhost:0\ncontroller.listener.names=CONTROLLER\n` +
      `group.initial.rebalance.delay.ms=0\nlog.dirs=${folder}/data\n`;
    writeFileSync(join(folder, 'server.properties'), properties);
    writeFileSync(join(folder, 'input.txt'), 'from a file\nand another line\n');
    const words = [join(folder, 'server.properties'), '--override', 'kavka.http.listener=none'];
    node = spawn(join(BIN, 'kafka-server-start.sh'), words, { stdio: ['ignore', 'pipe', 'ignore'] });
    let text = '';
    for await (const chunk of node.stdout) {
      text += String(chunk);
      address = READY.exec(text)?.[1] ?? '';
      if (address !== '') break;
    }
    assert.notEqual(address, '', text);
  });

  after(() => {
    node.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it('creates a topic, and is told what to type in place of --zookeeper', () => {
    const create = 'bin/kafka-topics.sh --create --replication-factor 1 --partitions 2 --topic test';
    const old = type(`${create} --zookeeper localhost:2181`);
    assert.deepEqual([old.code, old.output], [1, '']);
    assert.match(
      old.errors,
      /Type: kafka-topics --create --replication-factor 1 --partitions 2 --topic test --bootstrap-server localhost:9092\n$/,
    );
    assert.deepEqual(type(`${create} --bootstrap-server $A`), {
      code: 0,
      output: 'Created topic test.\n',
      errors: '',
    });
    assert.equal(type('bin/kafka-topics.sh --list --bootstrap-server $A').output, 'test\n');
  });

  it('writes by hand and from a file, and reads from the beginning', () => {
    const produce = 'bin/kafka-console-producer.sh --broker-list $A --topic test';
    assert.deepEqual(type(produce, 'This is a message\nThis is another message\n'), {
      code: 0,
      output: '',
      errors: '',
    });
    assert.equal(type(`${produce} < $F/input.txt`).code, 0);
    const consume = 'bin/kafka-console-consumer.sh --bootstrap-server $A --topic test --from-beginning';
    const { code, output, errors } = type(`${consume} --timeout-ms 3000`);
    assert.deepEqual([code, errors], [0, 'Processed a total of 4 messages\n']);
    assert.deepEqual(output.trim().split('\n').sort(), [
      'This is a message',
      'This is another message',
      'and another line',
      'from a file',
    ]);
  });

  it('sees no noise when the reader of a pipe goes away', () => {
    const { output, errors } = type(
      'bin/kafka-console-consumer --bootstrap-server $A --topic test --from-beginning --timeout-ms 3000 | head -1',
    );
    assert.equal(output.split('\n').length, 2);
    assert.doesNotMatch(errors, /Error|EPIPE| at /);
  });

  it('is told in one line when nothing listens', () => {
    const { code, output, errors } = type('bin/kafka-topics --bootstrap-server localhost:1 --list');
    assert.deepEqual([code, output], [1, '']);
    assert.match(
      errors,
      /^Error while executing topic command : No broker answers at localhost:1 \(.*correct --bootstrap-server\n$/,
    );
  });

  it('is told what to do with a file for one of three brokers', () => {
    const listeners = 'listeners=PLAINTEXT://localhost:19092,CONTROLLER://localhost:19093';
    const voters = 'controller.quorum.voters=1@localhost:19093,2@localhost:29093,3@localhost:39093';
    const file = `process.roles=broker,controller\nnode.id=1\ncontroller.listener.names=CONTROLLER\n${listeners}\n${voters}\n`;
    writeFileSync(join(folder, 'three.properties'), file);
    const { code, errors } = type('bin/kafka-server-start.sh $F/three.properties');
    assert.equal(code, 1);
    assert.match(
      errors,
      /^kavka: controller\.quorum\.voters names the nodes 2, 3 beside this one, .*=1@localhost:19093 starts it alone\n$/,
    );
    const servers = 'controller.quorum.bootstrap.servers=localhost:19093,localhost:29093';
    writeFileSync(join(folder, 'three.properties'), file.replace(voters, servers));
    const refused = type('bin/kafka-server-start.sh $F/three.properties');
    assert.equal(refused.code, 1);
    assert.match(
      refused.errors,
      /^kavka: controller\.quorum\.bootstrap\.servers names several controllers \(localhost:19093,localhost:29093\), .*\n$/,
    );
  });

  it('stops the node', async () => {
    const exited = once(node, 'exit');
    const { code, output } = type('bin/kafka-server-stop.sh $F/server.properties');
    assert.equal(code, 0);
    assert.match(output, /^Told process \d+ to stop\.\n$/);
    assert.deepEqual(await exited, [0, null]);
    assert.match(type('bin/kafka-server-stop.sh $F/server.properties').errors, /^No kafka server to stop/);
  });
});
