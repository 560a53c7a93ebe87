import { type Disk, DiskError } from '@kavka/base';
import { defineTool, integer, oneOf, printLine, type ToolContext, ToolError } from '../shell/index.ts';
import { directoriesOf, readNodeConfig } from './storage/node-config.ts';

const DEFAULT_DIRECTORY = 'data';
const HOLDER = /process (\d+)/;

export const serverStop = defineTool({
  name: 'kafka-server-stop',
  summary: 'Stops the node that works on the folders of a properties file, or on ./data.',
  options: {
    'node-id': integer('id', 'Stops it only if it is this node.'),
    'process-role': oneOf(['broker', 'controller'] as const, 'Stops it only if it has this role.'),
  },
  positionals: [
    { label: 'server.properties', about: 'The properties file of the node. Left out: one on ./data.' },
  ],
  example: 'kafka-server-stop config/server.properties',
  async run(given, context) {
    const [file] = given.rest;
    const config = file === undefined ? undefined : readNodeConfig(file, context);
    const nodeId = given.get('node-id');
    const role = given.get('process-role');
    const isOther =
      config !== undefined &&
      ((nodeId !== undefined && nodeId !== config.nodeId) || (role !== undefined && !config.hasRole(role)));
    const directories = config === undefined ? [DEFAULT_DIRECTORY] : directoriesOf(config);
    const holders = isOther ? [] : [...new Set(directories.flatMap((one) => holderOf(one, context.disk)))];
    if (holders.length === 0)
      throw new ToolError(`No kafka server to stop (none works on ${directories.join(', ')})`);
    for (const pid of holders) stop(pid, context);
  },
});

/** The process that has locked a folder of logs. */
function holderOf(directory: string, disk: Disk): number[] {
  const path = `${directory}/.lock`;
  if (!disk.exists(path)) return [];
  try {
    disk.lock(path).release();
    return [];
  } catch (error) {
    if (!(error instanceof DiskError) || error.code !== 'EBUSY') throw error;
    const pid = HOLDER.exec(error.message)?.[1];
    if (pid === undefined)
      throw new ToolError(`${error.message}, but this system does not tell which process it is`);
    return [Number(pid)];
  }
}

function stop(pid: number, { nodes, output }: ToolContext): void {
  nodes.stop(pid);
  printLine(output, `Told process ${pid} to stop.`);
}
