import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { missingForApacheKafka } from '../apache-kafka/jars.ts';
import { runTool, type ToolName } from '../apache-kafka/tools.ts';
import { until } from '../machine/until.ts';
import { Stage } from '../scenarios/stage.ts';
import type { Server } from '../server/server.ts';
import { createReadyTopic } from '../wire/ready-topic.ts';
import { recordBatch } from '../wire/record-batch.ts';
import { produce } from '../wire/requests.ts';
import type { Suite } from './suite.ts';

const RECORDS = 100;

/** The original's command-line tools ask and change a node that holds one topic and one group. */
export const toolsSuite: Suite = {
  name: 'tools',
  async run({ checks, newServer, folder }) {
    const missing = missingForApacheKafka();
    if (missing) return checks.skip('tools', `there is no ${missing} on this machine`);
    const server = await newServer();
    const stage = new Stage(server, folder);
    const topic = stage.name('tools');
    const group = stage.name('group');
    await fill(stage, topic);
    for (const [name, check] of Object.entries(checksOf(server, topic, group)))
      await checks.check(name, check);
    await server.stop();
    await checks.check('dump-log: every record of a stopped node', () => dumpLog(server, topic));
  },
};

async function fill(stage: Stage, topic: string): Promise<void> {
  await stage.wire(async (wire) => {
    await createReadyTopic(wire, topic, 2);
    const values = Array.from({ length: RECORDS }, (_, index) => Buffer.from(`value ${index}`));
    assert.equal((await produce(wire, topic, 0, recordBatch(values))).errorCode, 0);
  });
}

type ToolChecks = Readonly<Record<string, () => Promise<void>>>;

/** Runs a tool against the node; gives all that it said. */
type Ask = (name: ToolName, ...args: string[]) => Promise<string>;

function checksOf(server: Server, topic: string, group: string): ToolChecks {
  const ask: Ask = async (name, ...args) => {
    const { stdout, stderr } = await runTool(name, ['--bootstrap-server', server.address, ...args]);
    return `${stdout}${stderr}`;
  };
  return { ...topicChecks(ask, topic), ...groupChecks(ask, topic, group), ...nodeChecks(ask, server, topic) };
}

function topicChecks(ask: Ask, topic: string): ToolChecks {
  const ofTopic = ['--entity-type', 'topics', '--entity-name', topic];
  return {
    'topics: describe': async () => {
      const text = await ask('topics', '--describe', '--topic', topic);
      assert.match(text, /PartitionCount: 2\s+ReplicationFactor: 1/);
      assert.match(text, /Partition: 1\s+Leader: 1\s+Replicas: 1\s+Isr: 1/);
    },
    'topics: more partitions': async () => {
      await ask('topics', '--alter', '--topic', topic, '--partitions', '3');
      assert.match(await ask('topics', '--describe', '--topic', topic), /PartitionCount: 3/);
    },
    'configs: alter and describe': async () => {
      await ask(
        'configs',
        '--alter',
        ...ofTopic,
        '--add-config',
        'retention.ms=600000,cleanup.policy=compact',
      );
      const text = await ask('configs', '--describe', ...ofTopic);
      assert.match(text, /retention\.ms=600000 .*DYNAMIC_TOPIC_CONFIG/);
      await ask('configs', '--alter', ...ofTopic, '--delete-config', 'retention.ms,cleanup.policy');
      assert.doesNotMatch(await ask('configs', '--describe', ...ofTopic), /600000/);
    },
    'topics: delete': async () => {
      const short = `${topic}-short`;
      await ask('topics', '--create', '--topic', short, '--partitions', '1');
      await ask('topics', '--delete', '--topic', short);
      await until('it is not listed', async () => !(await ask('topics', '--list')).includes(short));
    },
  };
}

function groupChecks(ask: Ask, topic: string, group: string): ToolChecks {
  const inGroup = ['--group', group, '--topic', topic];
  const described = () => ask('consumer-groups', '--describe', '--group', group);
  return {
    'console-consumer: in a group': async () => {
      const text = await ask('console-consumer', ...inGroup, '--from-beginning', '--max-messages', '40');
      assert.match(text, /^value 0\n[\s\S]*\nvalue 39\n/);
    },
    'consumer-groups: lag': async () =>
      assert.match(await described(), new RegExp(`${topic}\\s+0\\s+40\\s+100\\s+60`)),
    'consumer-groups: reset offsets': async () => {
      await ask('consumer-groups', ...inGroup, '--reset-offsets', '--to-offset', '10', '--execute');
      assert.match(await described(), new RegExp(`${topic}\\s+0\\s+10\\s+100\\s+90`));
    },
    'consumer-groups: list and delete': async () => {
      assert.match(await ask('consumer-groups', '--list'), new RegExp(group));
      assert.match(await ask('groups', '--list'), new RegExp(`${group}\\s+Classic`));
      await ask('consumer-groups', '--delete', '--group', group);
      assert.doesNotMatch(await ask('consumer-groups', '--list'), new RegExp(group));
    },
  };
}

function nodeChecks(ask: Ask, server: Server, topic: string): ToolChecks {
  return {
    'configs: all of a broker': async () => {
      const text = await ask(
        'configs',
        '--describe',
        '--all',
        '--entity-type',
        'brokers',
        '--entity-name',
        '1',
      );
      assert.match(text, /num\.network\.threads=3 /);
    },
    'get-offsets: latest and earliest': async () => {
      assert.match(await ask('get-offsets', '--topic', topic), new RegExp(`${topic}:0:100\n`));
      assert.match(
        await ask('get-offsets', '--topic', topic, '--time', 'earliest'),
        new RegExp(`${topic}:0:0\n`),
      );
    },
    'log-dirs: describe': async () => {
      const text = await ask('log-dirs', '--describe', '--topic-list', topic);
      assert.match(text, new RegExp(`"partition":"${topic}-0"`));
    },
    'broker-api-versions': async () => {
      assert.match(await ask('broker-api-versions'), /Produce\(0\): 0 to 13 \[usable: 13\]/);
    },
    'cluster: id': async () => {
      const { stdout } = await runTool('cluster', ['cluster-id', '--bootstrap-server', server.address]);
      assert.match(stdout.toString(), /Cluster ID: [\w-]{22}/);
    },
    'metadata-quorum: status': async () => {
      assert.match(await ask('metadata-quorum', 'describe', '--status'), /LeaderId:\s+1/);
    },
    'producer-perf-test and consumer-perf-test': async () => {
      const target = ['--topic', topic, '--num-records', '5000'];
      await ask('producer-perf-test', ...target, '--record-size', '500', '--throughput', '-1');
      const text = await ask('consumer-perf-test', ...target, '--timeout', '20000');
      assert.match(text, /, 5\d{3}, /);
    },
  };
}

/** The original reads the files of the node and finds nothing wrong in them. */
async function dumpLog(server: Server, topic: string): Promise<void> {
  const folder = join(server.dataFolder, `${topic}-0`);
  const files = readdirSync(folder).filter((name) => /\.(log|index|timeindex)$/.test(name));
  const paths = files.map((name) => join(folder, name)).join(',');
  const { stdout, stderr } = await runTool('dump-log', [
    '--deep-iteration',
    '--print-data-log',
    '--files',
    paths,
  ]);
  assert.match(stdout.toString(), /offset: 99 .*payload: value 99\n/);
  assert.doesNotMatch(`${stdout}${stderr}`, /isvalid: false|mismatch|not a valid|Exception|corrupt/i);
}
