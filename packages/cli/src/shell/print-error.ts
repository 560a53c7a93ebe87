import { DiskError, NetworkError } from '@kavka/base';
import { BrokerError, ConfigError, KafkaError } from '@kavka/client';
import { EncodeError } from '@kavka/protocol';
import { ToolError } from './tool-error.ts';

/** One line for what the user can mend, or undefined where the fault is ours. */
export function reasonOf(error: unknown): string | undefined {
  if (error instanceof ConfigError) return error.problems.join('; ');
  if (error instanceof BrokerError) return error.reason;
  const isMendable =
    error instanceof ToolError ||
    error instanceof KafkaError ||
    // Of what was typed: longer than the protocol takes.
    error instanceof EncodeError ||
    error instanceof DiskError ||
    error instanceof NetworkError;
  return isMendable ? error.message.replaceAll('\n', '; ') : undefined;
}
