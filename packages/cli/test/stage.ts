import { after, before } from 'node:test';
import { SILENT_LOGGER } from '@kavka/base';
import { MemoryDisk } from '@kavka/base/memory';
import { NodeNetwork, nodeClock, nodeRandom } from '@kavka/base/node';
import { startKavka } from '@kavka/server';
import { TOOLS, type ToolName } from '../src/catalogue.ts';
import type { OutputStream } from '../src/shell/index.ts';
import { runTool, type World } from '../src/shell/run-tool.ts';

/** An output stream whose text can be read. */
export class MemoryOutput implements OutputStream {
  readonly isTerminal: boolean;
  readonly columns = 80;
  readonly #chunks: Buffer[] = [];

  constructor(isTerminal = false) {
    this.isTerminal = isTerminal;
  }

  write(chunk: string | Uint8Array): boolean {
    this.#chunks.push(Buffer.from(chunk));
    return true;
  }

  drained(): Promise<void> {
    return Promise.resolve();
  }

  get bytes(): Buffer {
    return Buffer.concat(this.#chunks);
  }

  get text(): string {
    return this.bytes.toString();
  }
}

export interface StageOptions {
  readonly input?: string | Uint8Array;
  /** Text files by their paths. */
  readonly files?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly isTerminal?: boolean;
  readonly signal?: AbortSignal;
}

export interface Finished {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** The machine's clock and network, a disk in memory, and streams in memory. */
export function stage(options: StageOptions = {}): World & {
  readonly output: MemoryOutput;
  readonly errors: MemoryOutput;
  readonly disk: MemoryDisk;
} {
  const { input = '', files = {}, environment = {}, isTerminal = false } = options;
  const disk = new MemoryDisk();
  for (const [path, contents] of Object.entries(files)) writeFile(disk, path, contents);
  return {
    input: {
      isTerminal: false,
      async *chunks() {
        yield Buffer.from(input);
      },
    },
    output: new MemoryOutput(isTerminal),
    errors: new MemoryOutput(isTerminal),
    clock: nodeClock,
    random: nodeRandom,
    disk,
    network: new NodeNetwork(),
    logger: SILENT_LOGGER,
    environment,
    signal: options.signal ?? new AbortController().signal,
    nodes: { run: async () => {}, stop: () => {} },
  };
}

function writeFile(disk: MemoryDisk, path: string, contents: string): void {
  disk.makeDirectory(path.slice(0, path.lastIndexOf('/')) || '/');
  const file = disk.open(path, 'create');
  file.writeSync([Buffer.from(contents)], 0);
  file.close();
}

/** Runs a tool of the list in this process. */
export async function run(
  name: ToolName,
  words: readonly string[],
  options: StageOptions = {},
): Promise<Finished> {
  const world = stage(options);
  const code = await runTool(await TOOLS[name].load(), words, world);
  return { code, output: world.output.text, errors: world.errors.text };
}

/**
 * A Kavka node in this process. To be called at the top of a suite; what it returns is filled in before the first test.
 *
 * @example
 * const cluster = testCluster();
 * const { output } = await run('kafka-topics', [...cluster.at, '--list']);
 */
export function testCluster(): { readonly bootstrapServers: string; readonly at: readonly string[] } {
  let bootstrapServers = '';
  let close = async (): Promise<void> => {};
  before(async () => {
    const node = await startKavka();
    bootstrapServers = node.bootstrapServers;
    close = () => node.close();
  });
  after(() => close());
  return {
    get bootstrapServers() {
      return bootstrapServers;
    },
    get at() {
      return ['--bootstrap-server', bootstrapServers];
    },
  };
}
