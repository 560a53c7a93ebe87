import { readProperties, type ToolContext, ToolError, UsageError } from '../../shell/index.ts';
import type { ConfigsGiven } from './config-options.ts';

export interface Changes {
  readonly set: Readonly<Record<string, string>>;
  readonly removed: readonly string[];
}

/** Not in front of a bracket that closes. */
const OUTSIDE_BRACKETS = '(?=[^\\]]*(?:\\[|$))';
const COMMA = new RegExp(`,${OUTSIDE_BRACKETS}`);
const EQUALS = new RegExp(`\\s*=\\s*${OUTSIDE_BRACKETS}`);

/** What is to be set and taken away. @throws UsageError, ToolError in the words of the original */
export function changesOf(given: ConfigsGiven, context: ToolContext): Changes {
  const present = given.present('add-config', 'add-config-file', 'delete-config');
  if (present.includes('add-config') && present.includes('add-config-file'))
    throw new UsageError('Only one of --add-config or --add-config-file must be specified');
  if (present.length === 0)
    throw new UsageError(
      'At least one of --add-config, --add-config-file, or --delete-config must be specified with --alter',
    );
  const path = given.get('add-config-file');
  const set = {
    ...(path === undefined ? {} : readProperties(context, path)),
    ...parsePairs(given.get('add-config')),
  };
  for (const name of Object.keys(set))
    if (!/^[a-zA-Z0-9._-]*$/.test(name))
      throw new ToolError(`Invalid character found for config key: ${name}`);
  const removed = given.all('delete-config').flatMap((names) => names.split(',').map((name) => name.trim()));
  return { set, removed };
}

function parsePairs(text: string | undefined): Record<string, string> {
  if (text === undefined) return {};
  const entries = text.split(COMMA).map((pair) => {
    const parts = pair.split(EQUALS);
    const [name = '', value] = parts;
    if (value === undefined || parts.length > 2)
      throw new ToolError(
        'requirement failed: Invalid entity config: all configs to be added must be in the format "key=val" or  ' +
          '"key=[val1,val2]" to group values which contain commas.',
      );
    return [name.trim(), value.replaceAll(/[[\]]/g, '').trim()] as const;
  });
  return Object.fromEntries(entries);
}
