import type { ToolName } from '@kavka/cli';
import type { ServerKind } from '../server/server.ts';

/** One call that both tools make. */
export interface ToolRun {
  readonly tool: ToolName;
  /**
   * As it is typed, behind `--bootstrap-server ADDRESS`; quotes hold words together. `@name` is a name of its own for each tool, so
   * that both can create it; `#name` is the path of the file of this name; `$server` is the address, `$controller` that of
   * the controller, `$data` the folder of the logs.
   */
  readonly words: string;
  readonly input?: string;
  /** Contents by name; `$folder` is where they are. */
  readonly files?: Readonly<Record<string, string>>;
  /** Without `--bootstrap-server`. */
  readonly isBare?: boolean;
  /** The original needs a JVM of its own: it tells its results when that ends. */
  readonly isAlone?: boolean;
  /** The original prints in the order of a hash map. */
  readonly anyOrder?: boolean;
  /** What is another with each run, such as times. */
  readonly masks?: readonly RegExp[];
  /** Why the outcomes are not the same, then they must not be; or why they are not against one kind of broker. */
  readonly differs?: string | Readonly<Partial<Record<ServerKind, string>>>;
  /** Why ours ends with 1 where the original ends with 0; all else is the same. */
  readonly fails?: string;
  /** Only against this kind of broker, with the reason in a comment beside it. */
  readonly only?: ServerKind;
}

export interface Outcome {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs of one tool, of which only the words are told for most. */
export function runsOf(tool: ToolName, runs: readonly (string | Omit<ToolRun, 'tool'>)[]): ToolRun[] {
  return runs.map((run) => (typeof run === 'string' ? { tool, words: run } : { tool, ...run }));
}

/** Words as a shell would see them. */
export function splitWords(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? '',
  );
}
