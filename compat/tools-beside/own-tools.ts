import { SILENT_LOGGER } from '@kavka/base';
import { NodeDisk, NodeNetwork, nodeClock, nodeRandom } from '@kavka/base/node';
import { type OutputStream, runTool, TOOLS, type ToolName } from '@kavka/cli';
import type { Outcome } from './tool-run.ts';

/** The original has 30 s in its JVM. */
const LIMIT_MS = 60_000;

class Gathered implements OutputStream {
  readonly isTerminal = false;
  readonly columns = 100;
  readonly #chunks: Buffer[] = [];

  write(chunk: string | Uint8Array): boolean {
    this.#chunks.push(Buffer.from(chunk));
    return true;
  }

  drained(): Promise<void> {
    return Promise.resolve();
  }

  toString(): string {
    return Buffer.concat(this.#chunks).toString();
  }
}

/** Runs a tool of ours in this process. Fails where it has to be ended at the time limit. */
export async function runOwnTool(name: ToolName, words: readonly string[], input: string): Promise<Outcome> {
  const output = new Gathered();
  const errors = new Gathered();
  const signal = AbortSignal.timeout(LIMIT_MS);
  const code = await runTool(await TOOLS[name].load(), words, {
    input: {
      isTerminal: false,
      async *chunks() {
        yield Buffer.from(input);
      },
    },
    output,
    errors,
    clock: nodeClock,
    random: nodeRandom,
    disk: new NodeDisk(),
    network: new NodeNetwork(),
    logger: SILENT_LOGGER,
    environment: {},
    signal,
    nodes: { run: async () => {}, stop: () => {} },
  });
  if (signal.aborted)
    throw new Error(`no end after ${LIMIT_MS} ms: ${name} ${words.join(' ')}\n${output}${errors}`);
  return { code, output: output.toString(), errors: errors.toString() };
}
