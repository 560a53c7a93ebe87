import type { Broker } from '../lifecycle/broker.ts';
import type { Partition } from './partition.ts';

/** Who leads now, for a client that asked the wrong node (KIP-951). */
export function currentLeaderOf(partition: Partition): { leaderId: number; leaderEpoch: number } {
  return { leaderId: partition.state.leader, leaderEpoch: partition.state.leaderEpoch };
}

/** The addresses of the leaders named in one answer, each once. */
export class LeaderEndpoints {
  readonly #broker: Broker;
  readonly #listenerName: string;
  readonly #ids = new Set<number>();

  constructor(broker: Broker, listenerName: string) {
    this.#broker = broker;
    this.#listenerName = listenerName;
  }

  add(brokerId: number): void {
    this.#ids.add(brokerId);
  }

  list(): { nodeId: number; host: string; port: number; rack: string | null }[] {
    const endpoints = [];
    for (const nodeId of this.#ids) {
      const node = this.#broker.nodeAddress(nodeId, this.#listenerName);
      if (node !== undefined) endpoints.push({ nodeId, host: node.host, port: node.port, rack: node.rack });
    }
    return endpoints;
  }
}
