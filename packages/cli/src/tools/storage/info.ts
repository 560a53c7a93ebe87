import { type Disk, DiskError } from '@kavka/base';
import { readMetaProperties, StorageError } from '@kavka/storage';
import { defineCommand, printLine } from '../../shell/index.ts';
import { CONFIG } from './format.ts';
import { directoriesOf, readNodeConfig } from './node-config.ts';

type Meta = NonNullable<ReturnType<typeof readMetaProperties>>;

interface Survey {
  readonly found: string[];
  readonly problems: string[];
  first: Meta | undefined;
}

export const info = defineCommand({
  summary: 'Shows whose the folders of a node are, and what is wrong with them.',
  options: CONFIG,
  async run(given, context) {
    const { output, disk } = context;
    const config = readNodeConfig(given.need('config'), context);
    const { found, problems, first } = survey(disk, directoriesOf(config));
    if (found.length > 0)
      printSection(found.length === 1 ? 'Found log directory:' : 'Found log directories:', found);
    if (first !== undefined) {
      const id = first.directoryId === null ? '' : `, directory.id=${first.directoryId}`;
      const text = `cluster.id=${first.clusterId}${id}, node.id=${first.nodeId}, version=1`;
      printLine(output, `Found metadata: {${text}}`);
      printLine(output);
    }
    if (problems.length > 0)
      printSection(problems.length === 1 ? 'Found problem:' : 'Found problems:', problems);
    return problems.length > 0 ? 1 : 0;

    function printSection(title: string, lines: readonly string[]): void {
      printLine(output, title);
      for (const line of lines) printLine(output, `  ${line}`);
      printLine(output);
    }
  },
});

function survey(disk: Disk, directories: readonly string[]): Survey {
  const result: Survey = { found: [], problems: [], first: undefined };
  for (const directory of directories) {
    if (!disk.exists(directory)) result.problems.push(`${directory} does not exist`);
    else if (!isDirectory(disk, directory)) result.problems.push(`${directory} is not a directory`);
    else {
      result.found.push(directory);
      inspect(disk, directory, result);
    }
  }
  return result;
}

function isDirectory(disk: Disk, path: string): boolean {
  try {
    disk.list(path);
    return true;
  } catch (error) {
    if (error instanceof DiskError && error.code === 'ENOTDIR') return false;
    throw error;
  }
}

function inspect(disk: Disk, directory: string, survey: Survey): void {
  try {
    const meta = readMetaProperties(disk, directory);
    if (meta === null) survey.problems.push(`${directory} is not formatted.`);
    else if (survey.first === undefined) survey.first = meta;
    else if (survey.first.clusterId !== meta.clusterId)
      survey.problems.push('Mismatched cluster IDs between storage directories.');
    else if (survey.first.nodeId !== meta.nodeId)
      survey.problems.push('Mismatched node IDs between storage directories.');
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    survey.problems.push(`Error loading ${directory}/meta.properties: ${error.message}`);
  }
}
