import type { Tool } from './shell/tool.ts';

interface Entry {
  readonly summary: string;
  /** Loads the tool, and only what it needs. */
  readonly load: () => Promise<Tool>;
}

/** All tools, in the order of the alphabet. Help, completion, the umbrella and docs/tools.md derive from this list. */
export const TOOLS = {
  'kafka-console-consumer': {
    summary: 'Prints records',
    load: async () => (await import('./tools/console-consumer/index.ts')).consoleConsumer,
  },
  'kafka-console-producer': {
    summary: 'Writes lines as records',
    load: async () => (await import('./tools/console-producer/index.ts')).consoleProducer,
  },
  'kafka-get-offsets': {
    summary: 'Offsets of partitions: first, last, at a time',
    load: async () => (await import('./tools/get-offsets.ts')).getOffsets,
  },
  'kafka-topics': {
    summary: 'Creates, lists, describes, alters and deletes topics',
    load: async () => (await import('./tools/topics/index.ts')).topics,
  },
} as const satisfies Readonly<Record<string, Entry>>;

export type ToolName = keyof typeof TOOLS;

export function isToolName(name: string): name is ToolName {
  return Object.hasOwn(TOOLS, name);
}
