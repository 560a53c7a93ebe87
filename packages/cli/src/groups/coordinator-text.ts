import type { Admin } from '@kavka/client';

/** The broker that coordinates a group: `host:9092  (1)`. */
export async function coordinatorText(admin: Admin, groupId: string, signal: AbortSignal): Promise<string> {
  const nodeId = await admin.findCoordinator('group', groupId, signal);
  const { brokers } = await admin.describeCluster({ signal });
  const broker = brokers.find((one) => one.nodeId === nodeId);
  return `${broker?.host}:${broker?.port}  (${nodeId})`;
}
