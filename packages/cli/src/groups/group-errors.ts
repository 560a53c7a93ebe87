import { AdminError, BrokerError, type KafkaError } from '@kavka/client';

const OF_GROUPS = ['INVALID_GROUP_ID', 'GROUP_ID_NOT_FOUND', 'GROUP_AUTHORIZATION_FAILED', 'NON_EMPTY_GROUP'];

/** What brokers have refused. @throws anything else */
export function refusals(error: unknown): readonly KafkaError[] {
  if (error instanceof AdminError) return error.errors;
  if (error instanceof BrokerError) return [error];
  throw error;
}

/** In the words of the broker. */
export function refusalText(error: KafkaError): string {
  return error instanceof BrokerError ? error.reason : error.message;
}

/** Whether it is about a group as a whole, not about one of its topics. */
export function isOfGroup({ code }: KafkaError): boolean {
  return OF_GROUPS.includes(code);
}
