import { ApiKey } from '@kavka/protocol';

/** What the nodes of a cluster ask of each other: held up by no quota on the time of requests. */
const CLUSTER_ACTIONS: ReadonlySet<number> = new Set([
  ApiKey.WriteTxnMarkers,
  ApiKey.AlterPartition,
  ApiKey.BrokerRegistration,
  ApiKey.BrokerHeartbeat,
  ApiKey.AllocateProducerIds,
  ApiKey.InitializeShareGroupState,
  ApiKey.ReadShareGroupState,
  ApiKey.WriteShareGroupState,
  ApiKey.DeleteShareGroupState,
  ApiKey.ReadShareGroupStateSummary,
]);

export function isClusterAction(apiKey: number): boolean {
  return CLUSTER_ACTIONS.has(apiKey);
}
