import process from 'node:process';
import { SILENT_LOGGER } from '@kavka/base';
import { keepAlive, NodeDisk, NodeNetwork, nodeClock, nodeRandom } from '@kavka/base/node';
import { nodeInput, nodeOutput } from './machine/node-streams.ts';
import { Interrupted } from './shell/interrupted.ts';
import type { World } from './shell/run-tool.ts';
import { runUmbrella } from './umbrella.ts';

const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
/** `kavka-topics | head` has what it wanted. */
const NOBODY_READS = 0;
const UNWRITTEN = 1;
/** What the program of the server understands. */
const SERVER_WORDS = new Set(['start', '--version', 'version']);

function machine(): World {
  const interruption = new AbortController();
  const interrupt = (exitCode: number): void => interruption.abort(new Interrupted(exitCode));
  for (const [signal, exitCode] of Object.entries(EXIT_CODES)) {
    process.on(signal, () => {
      // Whoever asks twice does not want to wait for a clean end.
      if (interruption.signal.aborted) process.exit(exitCode);
      interrupt(exitCode);
    });
  }
  return {
    input: nodeInput(process.stdin),
    output: nodeOutput(process.stdout, (error) => {
      const isUnread = 'code' in error && error.code === 'EPIPE';
      if (!isUnread) process.stderr.write(`kavka: the output cannot be written: ${error.message}\n`);
      interrupt(isUnread ? NOBODY_READS : UNWRITTEN);
    }),
    errors: nodeOutput(process.stderr, () => {}),
    clock: nodeClock,
    random: nodeRandom,
    disk: new NodeDisk(),
    network: new NodeNetwork(),
    logger: SILENT_LOGGER,
    environment: process.env,
    signal: interruption.signal,
    nodes: { run: becomeNode, stop: (pid) => process.kill(pid, 'SIGTERM') },
  };
}

/** The node sees to signals itself. */
async function becomeNode(words: readonly string[]): Promise<void> {
  for (const signal of Object.keys(EXIT_CODES)) process.removeAllListeners(signal);
  const { runServerProgram } = await import('@kavka/server/program');
  await runServerProgram(['start', ...words]);
  if (process.exitCode === undefined) await new Promise(() => {});
  process.exit();
}

async function main(words: readonly string[]): Promise<void> {
  if (SERVER_WORDS.has(words[0] ?? '')) {
    const { runServerProgram } = await import('@kavka/server/program');
    await runServerProgram(words);
    return;
  }
  const release = keepAlive();
  const world = machine();
  const exitCode = await runUmbrella(words, world);
  release();
  const { reason } = world.signal;
  process.exit(reason instanceof Interrupted && exitCode === 0 ? reason.exitCode : exitCode);
}

await main(process.argv.slice(2));
