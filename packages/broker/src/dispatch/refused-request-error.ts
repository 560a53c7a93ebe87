/** A request that has no answer in the protocol, such as one of an unknown version: its connection is closed, as Kafka does. */
export class RefusedRequestError extends Error {
  override readonly name = 'RefusedRequestError';
}
