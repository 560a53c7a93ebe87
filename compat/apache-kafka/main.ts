/**
 * Apache Kafka by hand:
 *   node compat/apache-kafka/main.ts start FOLDER [name=value ...]   one node, until Ctrl-C
 *   node compat/apache-kafka/main.ts TOOL [arguments]                one of its tools
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { KAFKA_VERSION } from './jars.ts';
import { apacheKafkaServer } from './node.ts';
import { TOOL_NAMES, type ToolName, toolArguments } from './tools.ts';

async function startNode(folder: string, properties: readonly string[]): Promise<void> {
  const overrides = Object.fromEntries(properties.map((text) => text.split(/=(.*)/s, 2)));
  const server = await apacheKafkaServer({ folder: resolve(folder), overrides });
  await server.start();
  console.log(`Apache Kafka ${KAFKA_VERSION} answers on ${server.address}; Ctrl-C stops it.`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await server.stop();
}

async function useTool(tool: ToolName, args: readonly string[]): Promise<void> {
  const child = spawn('java', await toolArguments(tool, args), { stdio: 'inherit' });
  const [exitCode] = await once(child, 'close');
  process.exitCode = exitCode ?? 1;
}

const [command, ...args] = process.argv.slice(2);
const tool = TOOL_NAMES.find((name) => name === command);
if (command === 'start' && args[0]) await startNode(args[0], args.slice(1));
else if (tool) await useTool(tool, args);
else {
  console.error(
    `usage: main.ts start FOLDER [name=value ...] | TOOL [arguments]\ntools: ${TOOL_NAMES.join(' ')}`,
  );
  process.exitCode = 2;
}
