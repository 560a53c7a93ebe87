export { callsWithin } from './client-configs.ts';
export {
  BOOTSTRAP,
  COMMAND_CONFIG,
  CONNECTION,
  clientProperties,
  clusterProperties,
  EITHER_BOOTSTRAP,
  pairs,
  readProperties,
  readText,
} from './connection-options.ts';
export { Given } from './given.ts';
export { helpOf, optionRows } from './help.ts';
export { OUTPUT, printJson, wantsJson } from './json.ts';
export {
  double,
  type Flag,
  flag,
  integer,
  long,
  type Option,
  type Options,
  oneOf,
  parseInteger,
  parseLong,
  text,
  type Valued,
} from './options.ts';
export { parseOptions } from './parse-options.ts';
export { Progress } from './progress.ts';
export { runTool, type World } from './run-tool.ts';
export { type InputStream, type OutputStream, printLine } from './streams.ts';
export { type Style, styleFor } from './style.ts';
export { type Cell, printTabbedTable, printTable, type Table, tableObjects } from './table.ts';
export {
  type Command,
  type CommandTool,
  defineCommand,
  defineTool,
  hasCommands,
  type SingleTool,
  type Tool,
} from './tool.ts';
export type { ClientProperties, Clients, ToolContext } from './tool-context.ts';
export { ToolError, UsageError } from './tool-error.ts';
export { KAFKA_VERSION } from './version.ts';
