import { type BrokerConfig, parseProperties, readBrokerConfig } from '@kavka/config';
import { readText, type ToolContext } from '../../shell/index.ts';

/** A node's `server.properties`. @throws ToolError, ConfigError */
export function readNodeConfig(path: string, context: Pick<ToolContext, 'disk'>): BrokerConfig {
  return readBrokerConfig(parseProperties(readText(context, path))).config;
}

/** All folders of the node in order: those of the logs, and that of the metadata. */
export function directoriesOf(config: BrokerConfig): string[] {
  return [...new Set([...config.logDirs, config.metadataLogDir])].sort();
}
