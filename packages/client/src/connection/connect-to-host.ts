import type { Address } from '@kavka/base';
import { AuthenticationError, ConnectionError } from '../errors/index.ts';
import { formatAddress } from './address.ts';
import { type ConnectOptions, connect } from './connect.ts';
import type { Connection } from './connection.ts';
import type { ClientWorld } from './world.ts';

/**
 * A connection to a host by any of its addresses: the first that works, each with a setup timeout of its own.
 * @throws ConnectionError with the last failure; AuthenticationError at once
 */
export async function connectToHost(
  world: ClientWorld,
  address: Address,
  options: ConnectOptions,
): Promise<Connection> {
  let last: unknown;
  for (const host of await addressesOf(world, address)) {
    try {
      return await connect(world, { host, port: address.port }, { ...options, hostName: address.host });
    } catch (error) {
      if (error instanceof AuthenticationError) throw error;
      last = error;
    }
  }
  throw last;
}

async function addressesOf(world: ClientWorld, address: Address): Promise<readonly string[]> {
  const context = { broker: formatAddress(address) };
  let addresses: readonly string[];
  try {
    addresses = await world.resolver.addresses(address.host);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ConnectionError(reason, context, { cause });
  }
  if (addresses.length === 0) throw new ConnectionError(`host ${address.host} has no address`, context);
  return addresses;
}
