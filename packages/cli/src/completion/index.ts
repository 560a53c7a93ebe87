import { bashCompletion } from './bash.ts';
import { describeTools } from './described-tool.ts';
import { fishCompletion } from './fish.ts';
import { zshCompletion } from './zsh.ts';

const SHELLS = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const;

export const SHELL_NAMES = Object.keys(SHELLS);

/** The completion of a shell; undefined for others than `SHELL_NAMES`. */
export async function completionFor(shell: string | undefined): Promise<string | undefined> {
  if (shell === undefined || !Object.hasOwn(SHELLS, shell)) return undefined;
  return SHELLS[shell as keyof typeof SHELLS](await describeTools());
}
