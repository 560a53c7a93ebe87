import type { Broker, MetadataImage } from '../image/metadata-image.ts';

/** The broker, if this is its present epoch: whoever comes with another one was registered anew meanwhile, or never. */
export function currentBroker(state: MetadataImage, id: number, epoch: bigint): Broker | undefined {
  const broker = state.brokers.get(id);
  return broker?.epoch === epoch ? broker : undefined;
}
