// Development tool: writes the golden frames of packages/protocol/test/golden from what foreign clients and Apache Kafka say to each other.
// Usage: node compat/codec/record.ts
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apacheKafkaServer } from '../apache-kafka/node.ts';
import { runTool, type ToolName } from '../apache-kafka/tools.ts';
import { ALL_CLIENTS } from '../clients/all-clients.ts';
import type { ClientKind } from '../clients/client.ts';
import type { Server } from '../server/server.ts';
import { FrameRecorder, type RecordedFrame } from './frame-recorder.ts';

const TARGET = join(import.meta.dirname, '../../packages/protocol/test/golden/frames.txt');

/** Tools that speak of what the clients do not. */
const TOOL_RUNS: readonly (readonly [ToolName, string])[] = [
  ['configs', '--alter --entity-type topics --entity-name tools --add-config retention.ms=100000'],
  ['configs', '--describe --all --entity-type topics --entity-name tools'],
  ['configs', '--alter --entity-type clients --entity-name c --add-config producer_byte_rate=1000000'],
  ['configs', '--describe --entity-type clients'],
  ['configs', '--alter --entity-type users --entity-name u --add-config SCRAM-SHA-256=[password=p]'],
  ['configs', '--describe --entity-type users --entity-name u'],
  ['topics', '--alter --topic tools --partitions 3'],
  ['topics', '--describe'],
  [
    'producer-perf-test',
    '--topic tools --num-records 5 --throughput -1 --record-size 9 --transactional-id t',
  ],
  ['transactions', 'list'],
  ['transactions', 'describe --transactional-id t'],
  ['transactions', 'describe-producers --topic tools --partition 0'],
  ['console-consumer', '--topic tools --group g --from-beginning --max-messages 1 --timeout-ms 15000'],
  [
    'console-consumer',
    '--topic tools --group n --from-beginning --max-messages 1 --timeout-ms 15000 --consumer-property group.protocol=consumer',
  ],
  ['console-share-consumer', '--topic tools --group s --max-messages 1 --timeout-ms 5000'],
  ['consumer-groups', '--describe --group g --members --verbose'],
  ['consumer-groups', '--describe --group n'],
  ['consumer-groups', '--delete-offsets --group g --topic tools'],
  ['consumer-groups', '--delete --group g'],
  ['share-groups', '--describe --group s'],
  ['groups', '--list'],
  ['get-offsets', '--topic tools --time max-timestamp'],
  ['log-dirs', '--describe'],
  ['metadata-quorum', 'describe --status'],
  ['metadata-quorum', 'describe --replication'],
  ['features', 'describe'],
  ['cluster', 'list-endpoints'],
  ['leader-election', '--election-type preferred --topic tools --partition 0'],
  ['reassign-partitions', '--list'],
  ['acls', '--add --allow-principal User:u --operation Read --topic tools'],
  ['acls', '--list'],
  ['acls', '--remove --force --allow-principal User:u --operation Read --topic tools'],
];

/** Tools that take the server's address in front of the command. */
const ADDRESS_FIRST: readonly ToolName[] = ['features', 'metadata-quorum', 'transactions'];

async function recordClient(kind: ClientKind, server: Server): Promise<void> {
  await kind.install();
  const client = await kind.open(server);
  const topic = `with-${kind.name}`;
  const message = { key: Buffer.from('key'), value: Buffer.from('value'), headers: [] };
  try {
    await client.createTopic(topic, 2);
    await client.produce(topic, [message, message], { idempotent: true });
    await client.consume(topic, 2);
    await client.consumeInGroup(topic, `group-${kind.name}`, 2);
    await client.deleteTopic(topic);
  } finally {
    await client.close();
  }
}

async function recordTool(tool: ToolName, words: string, address: string): Promise<void> {
  const where = ['--bootstrap-server', address];
  const args = ADDRESS_FIRST.includes(tool)
    ? [...where, ...words.split(' ')]
    : [...words.split(' '), ...where];
  const { exitCode, stderr } = await runTool(tool, args, { anyExitCode: true });
  if (exitCode !== 0) console.log(`  ${tool} ${words}: ${stderr.trim().split('\n')[0]}`);
}

function lineOf({ client, kind, apiKey, version, frame }: RecordedFrame): string {
  return `${client} ${kind} ${apiKey} ${version} ${frame.toString('hex')}\n`;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kavka-frames-'));
  const recorder = new FrameRecorder();
  const port = await recorder.listen();
  const broker = await apacheKafkaServer({
    folder,
    overrides: {
      'advertised.listeners': `PLAINTEXT://localhost:${port}`,
      'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
      'super.users': 'User:ANONYMOUS',
    },
  });
  recorder.forwardTo(broker.port);
  const address = `localhost:${port}`;
  await broker.start();
  try {
    const proxied: Server = Object.create(broker, { address: { value: address }, port: { value: port } });
    for (const kind of ALL_CLIENTS) {
      recorder.client = kind.name;
      console.log(kind.name);
      await recordClient(kind, proxied).catch((error: Error) => console.log(`  ${error.message}`));
    }
    recorder.client = 'tools';
    await runTool('topics', ['--create', '--topic', 'tools', '--bootstrap-server', address]);
    for (const [tool, words] of TOOL_RUNS) await recordTool(tool, words, address);
  } finally {
    await broker.stop();
    recorder.close();
    rmSync(folder, { recursive: true, force: true });
  }
  const lines = recorder.frames.map(lineOf).sort();
  writeFileSync(TARGET, lines.join(''));
  console.log(`${lines.length} frames`);
}

await main();
