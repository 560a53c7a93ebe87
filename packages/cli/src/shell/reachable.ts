import { type Address, delay } from '@kavka/base';
import type { ToolContext } from './tool-context.ts';
import { ToolError } from './tool-error.ts';

const LIMIT_MS = 10_000;
const ADDRESS = /^(?:\w+:\/\/)?(.+):(\d{1,5})$/;

/**
 * Looks whether anybody listens at one of the bootstrap addresses. A client waits for brokers that may come; a person wants to know now.
 * @throws ToolError that names the addresses
 */
export async function requireBroker(
  { network, clock }: Pick<ToolContext, 'network' | 'clock'>,
  servers: string | undefined,
): Promise<void> {
  const addresses = (servers ?? '').split(',').flatMap(addressIn);
  // The client says what is wrong with what is no address.
  if (addresses.length === 0) return;
  const reasons: string[] = [];
  const attempts = addresses.map(async (address) => {
    try {
      const socket = await network.connect(address);
      socket.destroy();
    } catch (error) {
      reasons.push(error instanceof Error ? error.message : String(error));
      throw error;
    }
  });
  const outOfTime = delay(clock, LIMIT_MS).then(() => {
    throw new Error(`no connection within ${LIMIT_MS} ms`);
  });
  outOfTime.catch(() => {});
  try {
    await Promise.race([Promise.any(attempts), outOfTime]);
  } catch (cause) {
    const reason = reasons[0] ?? (cause instanceof Error ? cause.message : String(cause));
    throw new ToolError(
      `No broker answers at ${servers} (${reason}): start one, or correct --bootstrap-server`,
      { cause },
    );
  }
}

function addressIn(text: string): Address[] {
  const match = ADDRESS.exec(text.trim());
  return match === null ? [] : [{ host: match[1]!.replace(/^\[|\]$/g, ''), port: Number(match[2]) }];
}
