import type { BrokerRegistrationChangeRecord } from '@kavka/protocol/messages/metadata/broker-registration-change-record';
import type { RegisterBrokerRecord } from '@kavka/protocol/messages/metadata/register-broker-record';
import type { Broker, BrokersImage } from './metadata-image.ts';

/** What a change record says of a flag: put up, taken down, or left as it is. */
const RAISED = 1;
const LOWERED = -1;

export class Brokers implements BrokersImage {
  readonly #byId = new Map<number, Broker>();
  #all: readonly Broker[] | undefined;
  #alive: readonly Broker[] | undefined;

  get size(): number {
    return this.#byId.size;
  }

  get(id: number): Broker | undefined {
    return this.#byId.get(id);
  }

  isAlive(id: number): boolean {
    return this.#byId.get(id)?.fenced === false;
  }

  all(): readonly Broker[] {
    this.#all ??= [...this.#byId.values()].sort((a, b) => a.id - b.id);
    return this.#all;
  }

  alive(): readonly Broker[] {
    this.#alive ??= this.all().filter((broker) => !broker.fenced);
    return this.#alive;
  }

  replayRegistration(record: RegisterBrokerRecord): void {
    this.#put({
      id: record.brokerId,
      epoch: record.brokerEpoch,
      incarnationId: record.incarnationId,
      listeners: record.endPoints.map(({ name, host, port, securityProtocol }) => ({
        name,
        host,
        port,
        securityProtocol,
      })),
      features: record.features.map(({ name, minSupportedVersion, maxSupportedVersion }) => ({
        name,
        minSupportedVersion,
        maxSupportedVersion,
      })),
      rack: record.rack,
      fenced: record.fenced,
      inControlledShutdown: record.inControlledShutdown,
      directories: record.logDirs.toSorted(),
      cordonedDirectories: record.cordonedLogDirs?.toSorted() ?? [],
      isMigratingZkBroker: record.isMigratingZkBroker,
    });
  }

  /** A record of an epoch that is not the broker's present one changes nothing. */
  replayChange(record: BrokerRegistrationChangeRecord): void {
    const broker = this.#current(record.brokerId, record.brokerEpoch);
    if (broker === undefined) return;
    this.#put({
      ...broker,
      fenced: flag(record.fenced, broker.fenced),
      inControlledShutdown: flag(record.inControlledShutdown, broker.inControlledShutdown),
      directories: record.logDirs.length > 0 ? record.logDirs.toSorted() : broker.directories,
      cordonedDirectories: record.cordonedLogDirs?.toSorted() ?? broker.cordonedDirectories,
    });
  }

  replayFenced(id: number, epoch: bigint, fenced: boolean): void {
    const broker = this.#current(id, epoch);
    if (broker !== undefined) this.#put({ ...broker, fenced });
  }

  replayRemoval(id: number, epoch: bigint): void {
    if (this.#current(id, epoch) === undefined) return;
    this.#byId.delete(id);
    this.#forgetLists();
  }

  clear(): void {
    this.#byId.clear();
    this.#forgetLists();
  }

  #current(id: number, epoch: bigint): Broker | undefined {
    const broker = this.#byId.get(id);
    return broker?.epoch === epoch ? broker : undefined;
  }

  #put(broker: Broker): void {
    this.#byId.set(broker.id, broker);
    this.#forgetLists();
  }

  #forgetLists(): void {
    this.#all = undefined;
    this.#alive = undefined;
  }
}

function flag(change: number, now: boolean): boolean {
  return change === RAISED || (change !== LOWERED && now);
}
