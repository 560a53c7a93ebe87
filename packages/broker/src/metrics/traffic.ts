import type { Counter, Labels, Metrics } from '@kavka/base';
import type { Partition } from '../partition/partition.ts';
import type { Principal } from '../security/principal.ts';

/** Series kept at most: a client id is free text, so a client could make any number of them. */
const MAX_SERIES = 10_000;

interface Flow {
  readonly labels: Labels;
  readonly produceBytes: Counter;
  readonly produceRecords: Counter;
  readonly fetchBytes: Counter;
}

const NAMES = [
  'kavka_produce_bytes_total',
  'kavka_produce_records_total',
  'kavka_fetch_bytes_total',
] as const;

/** Who writes to and reads from which partition, and how much: by client id, principal, topic and partition. */
export class Traffic {
  readonly #metrics: Metrics;
  readonly #flows = new Map<string, WeakMap<Partition, Flow>>();
  readonly #series: { clientKey: string; flow: Flow }[] = [];

  constructor(metrics: Metrics) {
    this.#metrics = metrics;
  }

  produced(
    principal: Principal,
    clientId: string | null,
    partition: Partition,
    bytes: number,
    records: number,
  ): void {
    const flow = this.#flow(principal, clientId, partition);
    flow.produceBytes.add(bytes);
    flow.produceRecords.add(records);
  }

  fetched(principal: Principal, clientId: string | null, partition: Partition, bytes: number): void {
    this.#flow(principal, clientId, partition).fetchBytes.add(bytes);
  }

  #flow(principal: Principal, clientId: string | null, partition: Partition): Flow {
    const clientKey = `${clientId ?? ''}\n${principal.type}:${principal.name}`;
    return (
      this.#flows.get(clientKey)?.get(partition) ?? this.#create(clientKey, principal, clientId, partition)
    );
  }

  #create(clientKey: string, principal: Principal, clientId: string | null, partition: Partition): Flow {
    const labels = {
      client_id: clientId ?? '',
      principal: `${principal.type}:${principal.name}`,
      topic: partition.topic,
      partition: String(partition.index),
    };
    const [produceBytes, produceRecords, fetchBytes] = NAMES;
    const flow: Flow = {
      labels,
      produceBytes: this.#metrics.counter(produceBytes, 'Record bytes written', labels),
      produceRecords: this.#metrics.counter(produceRecords, 'Records written', labels),
      fetchBytes: this.#metrics.counter(fetchBytes, 'Record bytes read', labels),
    };
    const ofClient = this.#flows.get(clientKey) ?? new WeakMap<Partition, Flow>();
    ofClient.set(partition, flow);
    this.#flows.set(clientKey, ofClient);
    this.#series.push({ clientKey, flow });
    if (this.#series.length > MAX_SERIES) this.#forgetOldest();
    return flow;
  }

  #forgetOldest(): void {
    const oldest = this.#series.shift();
    if (oldest === undefined) return;
    this.#flows.delete(oldest.clientKey);
    for (const name of NAMES) this.#metrics.remove(name, oldest.flow.labels);
  }
}
