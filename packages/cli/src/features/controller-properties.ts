import type { Disk, Uuid } from '@kavka/base';
import { parseProperties } from '@kavka/config';
import { type ClientProperties, parseInteger, readText, ToolError } from '../shell/index.ts';

/** A controller as its own `server.properties` describes it. */
export interface ControllerDescription {
  readonly voterId: number;
  readonly directoryId: Uuid;
  readonly listeners: readonly { readonly name: string; readonly host: string; readonly port: number }[];
}

const CHECK_FILE = 'Is this a valid controller configuration file?';
const LISTENER = /^\s*([^:/]+):\/\/(\[[^\]]*\]|[^:]*):(\d+)\s*$/;

/** @throws ToolError for what is missing, in the words of the original */
export function controllerOf(properties: ClientProperties, disk: Disk): ControllerDescription {
  const voterId = parseInteger(properties['node.id'] ?? '');
  if (voterId === undefined) throw new ToolError(`node.id not found in configuration file. ${CHECK_FILE}`);
  if (voterId < 0) throw new ToolError(`node.id was negative in configuration file. ${CHECK_FILE}`);
  if (!(properties['process.roles'] ?? '').includes('controller'))
    throw new ToolError(`process.roles did not contain 'controller' in configuration file. ${CHECK_FILE}`);
  const directoryId = directoryIdOf(metadataDirectory(properties), disk);
  return { voterId, directoryId, listeners: controllerListeners(properties) };
}

function metadataDirectory(properties: ClientProperties): string {
  const directory = properties['metadata.log.dir'] ?? properties['log.dirs']?.split(',')[0];
  if (directory !== undefined) return directory.trim();
  throw new ToolError(`Neither metadata.log.dir nor log.dirs were found. ${CHECK_FILE}`);
}

function directoryIdOf(directory: string, disk: Disk): Uuid {
  const meta = parseProperties(readText({ disk }, `${directory}/meta.properties`));
  const id = meta.get('directory.id');
  if (id === undefined) throw new ToolError(`No directory id found in ${directory}`);
  return id as Uuid;
}

function controllerListeners(properties: ClientProperties): ControllerDescription['listeners'] {
  const known = new Map<string, { name: string; host: string; port: number }>();
  for (const key of ['listeners', 'advertised.listeners'])
    for (const text of (properties[key] ?? '').split(',')) {
      const [, name = '', host = '', port = ''] = LISTENER.exec(text) ?? [];
      const address = host.replace(/^\[|\]$/g, '');
      if (name !== '')
        known.set(name.toUpperCase(), {
          name,
          host: address === '' ? 'localhost' : address,
          port: Number(port),
        });
    }
  const names = properties['controller.listener.names'];
  if (names === undefined) throw new ToolError(`controller.listener.names was not found. ${CHECK_FILE}`);
  return names.split(',').map((name) => {
    const found = known.get(name.trim().toUpperCase());
    if (found === undefined)
      throw new ToolError(`Cannot find information about controller listener name: ${name.trim()}`);
    return found;
  });
}
