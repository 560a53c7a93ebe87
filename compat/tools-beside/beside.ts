import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { ToolName } from '../apache-kafka/tools.ts';
import type { Checks } from '../checks.ts';
import type { Server } from '../server/server.ts';
import { comparable, PREFIXES, type Side } from './comparable.ts';
import { OriginalTools } from './original-tools.ts';
import { runOwnTool } from './own-tools.ts';
import { type Outcome, splitWords, type ToolRun } from './tool-run.ts';

/** Not the one between a node and its address. */
const NAME = /(?<![\w.])@/g;

/** Nothing changes when it runs again. */
const READING = /^(?:--)?(?:list|describe)\b/;
const READS_AGAIN = 30;
const PAUSE_MS = 100;

/** Runs both tools against one server and compares what they say. */
export class Beside {
  readonly #original: OriginalTools;
  readonly #server: Server;
  readonly #folder: string;
  readonly #checks: Checks;

  constructor(original: OriginalTools, server: Server, folder: string, checks: Checks) {
    this.#original = original;
    this.#server = server;
    this.#folder = folder;
    this.#checks = checks;
  }

  async compare(run: ToolRun): Promise<void> {
    if (run.only !== undefined && run.only !== this.#server.kind) return;
    await this.#checks.check(`${this.#server.kind}: ${run.tool} ${run.words}`, async () => {
      // A broker answers from what it has heard of the controller, which may be a moment old.
      for (let left = READING.test(run.words) ? READS_AGAIN : 0; left > 0; left--) {
        if ((await this.#fault(run)) === undefined) return;
        await setTimeout(PAUSE_MS);
      }
      const fault = await this.#fault(run);
      if (fault !== undefined) throw new Error(fault);
    });
  }

  /** What is not as it is listed. */
  async #fault(run: ToolRun): Promise<string | undefined> {
    const original = await this.#linesOf(run, 'original');
    const own = await this.#linesOf(run, 'own');
    if (run.fails !== undefined) {
      const codes = `${original.shift()}, ${own.shift()}`;
      if (codes !== 'exit 0, exit 1') return `${codes}, though listed: ${run.fails}`;
    }
    const isSame = original.join('\n') === own.join('\n');
    const reason = typeof run.differs === 'object' ? run.differs[this.#server.kind] : run.differs;
    if (isSame && reason !== undefined) return `the same, though listed: ${reason}`;
    if (isSame || reason !== undefined) return undefined;
    return `original:\n${original.join('\n')}\nours:\n${own.join('\n')}`;
  }

  /** The place of the server, of its controller and of its data. */
  #filled(words: string): string {
    const { address, dataFolder } = this.#server;
    return words
      .replaceAll('$server', address)
      .replaceAll('$controller', () => this.#controller())
      .replaceAll('$data', dataFolder);
  }

  #controller(): string {
    const properties = readFileSync(join(this.#server.folder, 'server.properties'), 'utf8');
    return /^controller\.quorum\.voters=1@(.+)$/m.exec(properties)?.[1] ?? '';
  }

  async #linesOf(run: ToolRun, side: Side): Promise<string[]> {
    const folder = join(this.#folder, PREFIXES[side]);
    mkdirSync(folder, { recursive: true });
    for (const [name, contents] of Object.entries(run.files ?? {}))
      writeFileSync(join(folder, name), contents.replaceAll('$folder', folder).replace(NAME, PREFIXES[side]));
    const words = splitWords(this.#filled(run.words)).map((word) =>
      word.replace(NAME, PREFIXES[side]).replace(/^#/, `${folder}/`),
    );
    const all = run.isBare === true ? words : ['--bootstrap-server', this.#server.address, ...words];
    const input = (run.input ?? '').replace(NAME, PREFIXES[side]);
    const outcome =
      side === 'own' ? await runOwnTool(run.tool, all, input) : await this.#runOriginal(run, all, input);
    return [`exit ${outcome.code}`, ...comparable(outcome, side, run, folder)];
  }

  #runOriginal(run: ToolRun, words: readonly string[], input: string): Promise<Outcome> {
    const name = run.tool.replace(/^kafka-/, '') as ToolName;
    return run.isAlone === true
      ? OriginalTools.runAlone(name, words, input)
      : this.#original.run(name, words, input);
  }
}
