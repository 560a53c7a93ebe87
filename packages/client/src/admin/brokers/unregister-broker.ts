import { ApiKey } from '@kavka/protocol';
import {
  decodeUnregisterBrokerResponse,
  encodeUnregisterBrokerRequest,
} from '@kavka/protocol/messages/64-unregister-broker';
import { api } from '../../connection/index.ts';
import type { AdminCallOptions, AdminContext } from '../calls/admin-context.ts';
import { callOnce } from '../calls/call.ts';

const UNREGISTER_BROKER = api(
  ApiKey.UnregisterBroker,
  encodeUnregisterBrokerRequest,
  decodeUnregisterBrokerResponse,
);

/** Forgets a broker that will not come back. */
export async function unregisterBroker(
  admin: AdminContext,
  brokerId: number,
  options?: AdminCallOptions,
): Promise<void> {
  await callOnce(
    admin,
    {
      api: UNREGISTER_BROKER,
      to: 'controller',
      request: () => ({ brokerId }),
      error: (response) => response,
      context: { broker: String(brokerId) },
    },
    options,
  );
}
