import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { temporaryFolder } from '@kavka/testkit';
import { createTopic, produce, readTopic, readValues } from '@kavka/testkit/wire';
import { overrideArguments, Program } from './program.ts';

const TIMEOUT = { timeout: 60_000 };

/** A start that must fail: its one line. */
async function refusal(args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await Program.run(['start', ...args]);
  assert.deepEqual([code, stdout], [1, ''], stderr);
  assert.match(stderr, /^kavka: [^\n]*\n$/);
  return stderr;
}

function onFreePorts(overrides: Readonly<Record<string, string>>): string[] {
  return overrideArguments({
    listeners: 'PLAINTEXT://localhost:0',
    'kavka.http.listener': 'none',
    ...overrides,
  });
}

describe('a start that cannot be is refused in one line, with exit code 1', TIMEOUT, () => {
  it('where a property has a wrong value, on the command line or in the file', async () => {
    using folder = temporaryFolder();
    const wrong = /"soon" for log\.retention\.ms: expected a whole number/;
    const overrides = { 'log.dirs': join(folder.path, 'data'), 'log.retention.ms': 'soon' };
    assert.match(await refusal(onFreePorts(overrides)), wrong);
    const properties = join(folder.path, 'server.properties');
    writeFileSync(
      properties,
      'node.id=1\nprocess.roles=broker,controller\ncontroller.listener.names=CONTROLLER\nlog.retention.ms=soon\n',
    );
    assert.match(await refusal([properties]), wrong);
    const http = { 'log.dirs': join(folder.path, 'data'), 'kavka.http.listener': 'here' };
    assert.match(await refusal(onFreePorts(http)), /"here" for kavka\.http\.listener: expected host:port/);
    assert.equal(existsSync(join(folder.path, 'data')), false);
  });

  it('where the properties file cannot be read', async () => {
    using folder = temporaryFolder();
    const missing = join(folder.path, 'none.properties');
    assert.match(await refusal([missing]), /cannot read the properties file .*none\.properties \(ENOENT\)/);
    assert.match(await refusal([folder.path]), /cannot read the properties file .* \(EISDIR\)/);
  });

  it('where the data folder is a file, lies in one, or holds what is not ours', async () => {
    using folder = temporaryFolder();
    const file = join(folder.path, 'file');
    writeFileSync(file, '');
    assert.match(await refusal(onFreePorts({ 'log.dirs': file })), /file.*not a directory \(ENOTDIR\)/);
    const inside = join(file, 'data');
    assert.match(await refusal(onFreePorts({ 'log.dirs': inside })), /data: not a directory \(ENOTDIR\)/);
    const odd = join(folder.path, 'odd');
    mkdirSync(odd);
    writeFileSync(join(odd, 'meta.properties'), 'something else');
    assert.match(await refusal(onFreePorts({ 'log.dirs': odd })), /meta\.properties/);
  });

  it('where the port or the data folder is in use', async () => {
    using folder = temporaryFolder();
    const taken = createServer().listen(0, 'localhost');
    await new Promise((resolve) => taken.once('listening', resolve));
    const address = taken.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const listeners = `PLAINTEXT://localhost:${port}`;
    const unused = join(folder.path, 'unused');
    const line = await refusal(onFreePorts({ listeners, 'log.dirs': unused }));
    assert.match(line, new RegExp(`localhost:${port}: the port is in use.*EADDRINUSE`));
    const http = `localhost:${port}`;
    assert.match(
      await refusal(onFreePorts({ 'kavka.http.listener': http, 'log.dirs': unused })),
      new RegExp(`cannot serve metrics and health on localhost:${port}: the port is in use`),
    );
    assert.equal(existsSync(unused), false);
    taken.close();
    const data = join(folder.path, 'data');
    await using _node = await Program.startNode(data);
    assert.match(await refusal(onFreePorts({ 'log.dirs': data })), /uses this folder/);
  });
});

describe('a node as a process', TIMEOUT, () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it(`stops in order at ${signal}, also when it comes twice`, async () => {
      using folder = temporaryFolder();
      await using node = await Program.startNode(folder.path);
      const client = await node.connect();
      const topic = await createTopic(client, 'a');
      await produce(client, topic, ['x']);
      node.kill(signal);
      node.kill(signal);
      const { code, stderr } = await node.ended();
      assert.equal(code, 0, stderr);
      assert.equal(stderr.includes('WARN') || stderr.includes('ERROR'), false, stderr);
      assert.ok(existsSync(join(folder.path, '.kafka_cleanshutdown')));
      await using again = await Program.startNode(folder.path);
      assert.deepEqual(await readValues(await again.connect(), topic), ['x']);
      assert.doesNotMatch(again.stderr, /WARN/);
    });
  }

  it('has every record that it acknowledged, when it is killed in the middle of writing', async () => {
    using folder = temporaryFolder();
    let acknowledged = 0;
    await using node = await Program.startNode(folder.path);
    const client = await node.connect();
    const topic = await createTopic(client, 'a');
    const value = 'x'.repeat(1000);
    for (;;) {
      if (acknowledged === 300) node.kill('SIGKILL');
      try {
        await produce(client, topic, [{ key: String(acknowledged), value }]);
      } catch {
        break;
      }
      acknowledged++;
    }
    assert.equal((await node.ended()).signal, 'SIGKILL');
    await using again = await Program.startNode(folder.path);
    assert.match(again.stderr, /WARN {2}The node was not shut down in order/);
    const records = await readTopic(await again.connect(), topic);
    assert.ok(records.length >= acknowledged, `${acknowledged - records.length} of ${acknowledged} lost`);
    assert.deepEqual(
      records.map(({ key }) => key),
      records.map((_, index) => String(index)),
    );
  });

  it('tells how it is over HTTP', async () => {
    using folder = temporaryFolder();
    await using node = await Program.startNode(folder.path, { 'kavka.http.listener': 'localhost:0' });
    const client = await node.connect();
    await produce(client, await createTopic(client, 'a'), ['x']);
    const health = await node.fetch('/health');
    assert.equal(health.status, 200);
    assert.deepEqual(await health.json(), { nodeId: 1, connections: 1, topics: 1, live: true, ready: true });
    const metrics = await (await node.fetch('/metrics')).text();
    assert.match(metrics, /^kavka_requests_total\{api="Produce"\} 1$/m);
    assert.match(metrics, /^kavka_produce_records_total\{.*topic="a"\} 1$/m);
    assert.match(metrics, /^kavka_connections 1$/m);
    node.kill('SIGTERM');
    assert.equal((await node.ended()).code, 0);
  });

  it('logs JSON where KAVKA_LOG_FORMAT says so', async () => {
    using folder = temporaryFolder();
    await using node = await Program.startNode(folder.path, {}, { KAVKA_LOG_FORMAT: 'json' });
    node.kill('SIGTERM');
    const { stderr } = await node.ended();
    const lines = stderr
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.ok(lines.length >= 2);
    for (const line of lines) {
      assert.match(line.time, /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
      assert.equal(line.level, 'info');
    }
    assert.deepEqual([lines.at(-1)?.message, lines.at(-1)?.signal], ['Stopping', 'SIGTERM']);
  });

  it('takes a properties file of Kafka', async () => {
    using folder = temporaryFolder();
    const path = join(folder.path, 'server.properties');
    writeFileSync(
      path,
      [
        '# A node',
        'process.roles=broker,controller',
        'node.id = 7',
        'listeners=PLAINTEXT://localhost:0',
        'controller.listener.names=CONTROLLER',
        `log.dirs=${folder.path}/data`,
      ].join('\n'),
    );
    await using node = new Program(['start', path, '--override', 'kavka.http.listener=none']);
    await node.ready();
    assert.match(readFileSync(join(folder.path, 'data/meta.properties'), 'utf8'), /^node\.id=7$/m);
  });
});
