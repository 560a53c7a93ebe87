import type { MetadataImage } from '@kavka/metadata';
import type { NodeAddress } from './broker.ts';

/** Where clients of a listener reach a live broker: undefined where it is not alive, or has no such listener. */
export function nodeAddress(
  image: MetadataImage,
  nodeId: number,
  listenerName: string,
): NodeAddress | undefined {
  const broker = image.brokers.get(nodeId);
  if (broker === undefined || broker.fenced) return undefined;
  const endpoint = broker.listeners.find((listener) => listener.name === listenerName);
  return endpoint && { id: nodeId, host: endpoint.host, port: endpoint.port, rack: broker.rack };
}
