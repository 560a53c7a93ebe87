import type { ClientKind } from './client.ts';
import { CONSOLE_TOOLS } from './console-tools/console-tools-client.ts';
import { FRANZ_GO_CLIENT } from './franz-go/franz-go-client.ts';
import { JAVA_CLIENT } from './java/java-client.ts';
import { javascriptClient } from './javascript/javascript-client.ts';
import { KAVKA_CLIENT } from './kavka/kavka-client.ts';
import { KCAT_CLIENT } from './kcat/kcat-client.ts';
import { PYTHON_CLIENT } from './python/python-client.ts';

/** Every client that Kavka is tried with: foreign ones, and its own beside them. */
export const ALL_CLIENTS: readonly ClientKind[] = [
  KCAT_CLIENT,
  javascriptClient('kafkajs', {}),
  javascriptClient('platformatic', {}),
  JAVA_CLIENT,
  CONSOLE_TOOLS,
  PYTHON_CLIENT,
  FRANZ_GO_CLIENT,
  KAVKA_CLIENT,
];
