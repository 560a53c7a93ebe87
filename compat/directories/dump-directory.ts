import { globSync } from 'node:fs';
import { join } from 'node:path';
import { runTool } from '../apache-kafka/tools.ts';
import { isComplaint } from '../storage/dump-log.ts';

const METADATA = '__cluster_metadata-0';

/** Has the original's tool look at every file of a data folder, with each of its decoders; what it complains about. */
export async function complaintsAboutDirectory(dataFolder: string): Promise<string[]> {
  const find = (pattern: string) => globSync(pattern, { cwd: dataFolder }).sort();
  const logs = find('*/*.log');
  const indexes = [...find('*/*.index'), ...find('*/*.timeindex')];
  const looks: readonly (readonly [files: readonly string[], options: readonly string[]])[] = [
    [logs.filter((file) => !file.startsWith(METADATA)), ['--deep-iteration']],
    [indexes, ['--index-sanity-check']],
    [indexes, ['--verify-index-only']],
    [find('__consumer_offsets-*/*.log'), ['--offsets-decoder']],
    [find('__transaction_state-*/*.log'), ['--transaction-log-decoder']],
    [find('__share_group_state-*/*.log'), ['--share-group-state-decoder']],
    [[...find(`${METADATA}/*.log`), ...find(`${METADATA}/*.checkpoint`)], ['--cluster-metadata-decoder']],
    [[...find('*/*.txnindex'), ...find('*/*.snapshot')], []],
  ];
  const found = await Promise.all(
    looks.map(async ([files, options]) => {
      if (files.length === 0) return [];
      const paths = files.map((file) => join(dataFolder, file)).join(',');
      const { stdout, stderr } = await runTool('dump-log', ['--files', paths, ...options]);
      const lines = `${stdout}\n${stderr}`.split('\n');
      return lines
        .filter((line) => isComplaint(line) && !isGap(line))
        .map((line) => `${options.join(' ')}: ${line}`);
    }),
  );
  return found.flat();
}

/** Compaction leaves gaps between offsets; the records themselves are compared elsewhere. */
function isGap(line: string): boolean {
  const [, before, next] = /^\s*(\d+) is followed by (\d+)$/.exec(line) ?? [];
  return Number(next) > Number(before);
}
