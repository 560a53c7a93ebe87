import { ErrorCode } from '@kavka/protocol';
import type {
  UnregisterBrokerRequest,
  UnregisterBrokerResponse,
} from '@kavka/protocol/messages/64-unregister-broker';
import type { ControllerContext } from './controller-context.ts';
import { withoutBroker } from './leader-changes.ts';
import { type Result, refusal } from './result.ts';

/** Forgets a broker that will not come back. */
export function unregisterBroker(
  context: ControllerContext,
  { brokerId }: UnregisterBrokerRequest,
): Result<UnregisterBrokerResponse> {
  const broker = context.state.brokers.get(brokerId);
  if (broker === undefined) {
    const unknown = refusal(ErrorCode.BROKER_ID_NOT_REGISTERED, `broker ${brokerId} is not registered`);
    return { records: [], response: { throttleTimeMs: 0, ...unknown } };
  }
  return {
    records: [
      { type: 'UnregisterBrokerRecord', data: { brokerId, brokerEpoch: broker.epoch } },
      ...withoutBroker(context, brokerId),
    ],
    response: { throttleTimeMs: 0, ...refusal(ErrorCode.NONE) },
    isEachOnItsOwn: true,
  };
}
