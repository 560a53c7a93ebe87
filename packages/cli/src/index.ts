export { TOOLS, type ToolName } from './catalogue.ts';
export type { Clients, InputStream, OutputStream, Tool, ToolContext, World } from './shell/index.ts';
export { runTool } from './shell/index.ts';
