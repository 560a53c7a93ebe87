import type { Address, Clock, Listener, Network, Socket } from '@kavka/base';
import { parseUuid, type Uuid } from '@kavka/base';
import {
  ApiKey,
  ErrorCode,
  type Init,
  Reader,
  readRequestHeader,
  responseFrame,
  Writer,
} from '@kavka/protocol';
import {
  decodeProduceRequest,
  encodeProduceResponse,
  type ProduceResponse,
  type ProduceResponsePartitionProduceResponse,
} from '@kavka/protocol/messages/00-produce';
import {
  decodeMetadataRequest,
  encodeMetadataResponse,
  type MetadataResponse,
} from '@kavka/protocol/messages/03-metadata';
import {
  decodeFindCoordinatorRequest,
  encodeFindCoordinatorResponse,
} from '@kavka/protocol/messages/10-find-coordinator';
import {
  decodeLeaveGroupRequest,
  encodeLeaveGroupResponse,
  type LeaveGroupRequestMemberIdentity,
} from '@kavka/protocol/messages/13-leave-group';
import { encodeApiVersionsResponse } from '@kavka/protocol/messages/18-api-versions';
import { encodeInitProducerIdResponse } from '@kavka/protocol/messages/22-init-producer-id';
import { batchesIn } from '@kavka/protocol/records';
import { FakeLog } from './fake-log.ts';
import { FakeSasl, type FakeSaslOptions } from './fake-sasl.ts';

type Answer = (writer: Writer) => void;

/** What happens to one produce of one partition: null appends and answers as a broker does. */
export interface ProduceFault {
  readonly errorCode: number;
  /** Whether the batch is stored in spite of the error. */
  readonly isAppended: boolean;
}

export interface FakeClusterOptions {
  readonly nodes?: number;
  readonly topics?: Readonly<Record<string, number>>;
  /** Highest versions served, by API key. */
  readonly versions?: Readonly<Record<number, number>>;
  /** Milliseconds before an answer is sent. */
  readonly delayMs?: () => number;
  readonly produceFault?: () => ProduceFault | null;
  /** Of a batch. */
  readonly maxMessageBytes?: number;
  /** Error codes of topics in metadata. */
  readonly topicErrors?: ReadonlyMap<string, number>;
  /** Error code of the next answer with metadata. */
  readonly metadataError?: () => number;
  /** Answers of brokers that do not lead name the one that does, and where it listens (KIP-951). */
  readonly tellsLeaders?: boolean;
  /** Clients must log in with PLAIN. */
  readonly sasl?: FakeSaslOptions;
}

const VERSIONS: Readonly<Record<number, number>> = {
  [ApiKey.Produce]: 13,
  [ApiKey.Metadata]: 13,
  [ApiKey.FindCoordinator]: 6,
  [ApiKey.LeaveGroup]: 5,
  [ApiKey.SaslHandshake]: 1,
  [ApiKey.ApiVersions]: 4,
  [ApiKey.InitProducerId]: 5,
  [ApiKey.SaslAuthenticate]: 2,
};
const FIRST_PORT = 9001;

/** Brokers that speak just enough of the protocol, with logs that know idempotence, on any network. */
export class FakeCluster {
  readonly logs = new Map<string, FakeLog[]>();
  /** API keys of all requests, in order. */
  readonly requests: number[] = [];
  /** Members that were to leave groups, in order. */
  readonly leaving: LeaveGroupRequestMemberIdentity[] = [];
  /** Connections open now, by node. */
  readonly sockets = new Map<number, Set<Socket>>();
  readonly #leaders = new Map<string, { leaderId: number; epoch: number }>();
  readonly #ids = new Map<string, Uuid>();
  readonly #clock: Clock;
  readonly #options: FakeClusterOptions;
  readonly #logins = new Map<Socket, FakeSasl>();
  readonly #listeners: Listener[] = [];
  #lastProducerId = 999n;

  constructor(clock: Clock, options: FakeClusterOptions = {}) {
    this.#clock = clock;
    this.#options = options;
    for (const [topic, partitions] of Object.entries(options.topics ?? { t: 1 }))
      this.createTopic(topic, partitions);
  }

  get bootstrapServers(): string {
    return Array.from({ length: this.#nodes }, (_, index) => `fake:${FIRST_PORT + index}`).join(',');
  }

  get #nodes(): number {
    return this.#options.nodes ?? 1;
  }

  async listen(network: Network): Promise<void> {
    for (let node = 0; node < this.#nodes; node++)
      this.#listeners[node] = await network.listen(
        { host: 'fake', port: FIRST_PORT + node, backlog: 10 },
        (socket) => this.#accept(node, socket),
      );
  }

  /** The node is gone, and does not come back; others lead its partitions when `lead` says so. */
  async kill(node: number): Promise<void> {
    for (const socket of this.sockets.get(node) ?? []) socket.destroy();
    await this.#listeners[node]?.close();
  }

  createTopic(topic: string, partitions: number): void {
    this.#ids.set(topic, parseUuid(`${String(this.#ids.size).padStart(21, 'B')}A`));
    this.logs.set(
      topic,
      Array.from({ length: partitions }, () => new FakeLog()),
    );
    for (let index = 0; index < partitions; index++) this.lead(topic, index, index % this.#nodes);
  }

  lead(topic: string, partition: number, leaderId: number): void {
    const name = `${topic}/${partition}`;
    this.#leaders.set(name, { leaderId, epoch: (this.#leaders.get(name)?.epoch ?? -1) + 1 });
  }

  /** The values in a partition, in order. */
  values(topic: string, partition: number): string[] {
    return this.logs.get(topic)?.[partition]?.values ?? [];
  }

  #accept(node: number, socket: Socket): void {
    const memory = Buffer.allocUnsafe(65_536);
    const sockets = this.sockets.get(node) ?? new Set();
    this.sockets.set(node, sockets.add(socket));
    if (this.#options.sasl !== undefined)
      this.#logins.set(socket, new FakeSasl(this.#clock, this.#options.sasl));
    let held: Buffer = Buffer.alloc(0);
    socket.receive({
      buffer: () => memory,
      received: (length) => {
        held = Buffer.concat([held, memory.subarray(0, length)]);
        while (held.length >= 4 && held.length >= 4 + held.readInt32BE(0)) {
          const end = 4 + held.readInt32BE(0);
          this.#take(node, socket, held.subarray(4, end));
          held = held.subarray(end);
        }
      },
      closed: () => sockets.delete(socket),
    });
  }

  #take(node: number, socket: Socket, frame: Buffer): void {
    const reader = new Reader(frame);
    const { requestApiKey: key, requestApiVersion: version, correlationId } = readRequestHeader(reader);
    this.requests.push(key);
    const login = this.#logins.get(socket);
    if (login !== undefined && !login.allows(key)) {
      socket.destroy();
      return;
    }
    const answer = login?.answer(key, version, reader) ?? this.#answer(node, key, version, reader);
    if (answer === null) return;
    const [body, bodyVersion] = answer;
    const chunks = responseFrame(new Writer(), key, bodyVersion, correlationId, body);
    const delayMs = this.#options.delayMs?.() ?? 0;
    if (delayMs > 0) this.#clock.schedule(delayMs, () => socket.send(chunks));
    else socket.send(chunks);
  }

  #answer(node: number, key: number, version: number, reader: Reader): [Answer, number] | null {
    const highest = this.#options.versions?.[key] ?? VERSIONS[key] ?? 0;
    if (key === ApiKey.ApiVersions)
      return this.#apiVersions(version > highest ? 0 : version, version > highest);
    switch (key) {
      case ApiKey.Metadata: {
        const names = decodeMetadataRequest(reader, version).topics?.map(({ name }) => name ?? '');
        return [
          (writer) => encodeMetadataResponse(writer, this.#metadata(names ?? [...this.logs.keys()]), version),
          version,
        ];
      }
      case ApiKey.FindCoordinator: {
        const { coordinatorKeys } = decodeFindCoordinatorRequest(reader, version);
        const place = { nodeId: 0, host: 'fake', port: FIRST_PORT };
        const coordinators = coordinatorKeys.map((name) => ({ key: name, ...place }));
        return [
          (writer) => encodeFindCoordinatorResponse(writer, version >= 4 ? { coordinators } : place, version),
          version,
        ];
      }
      case ApiKey.InitProducerId: {
        const producerId = ++this.#lastProducerId;
        return [
          (writer) => encodeInitProducerIdResponse(writer, { producerId, producerEpoch: 0 }, version),
          version,
        ];
      }
      case ApiKey.LeaveGroup: {
        const { members } = decodeLeaveGroupRequest(reader, version);
        this.leaving.push(...members);
        return [(writer) => encodeLeaveGroupResponse(writer, { members }, version), version];
      }
      case ApiKey.Produce:
        return this.#produce(node, version, reader);
      default:
        throw new Error(`the fake cluster has no API ${key}`);
    }
  }

  #apiVersions(version: number, isRefusal: boolean): [Answer, number] {
    const served = { ...VERSIONS, ...this.#options.versions };
    const apiKeys = Object.entries(served).map(([key, maxVersion]) => ({
      apiKey: Number(key),
      minVersion: 0,
      maxVersion,
    }));
    const errorCode = isRefusal ? ErrorCode.UNSUPPORTED_VERSION : ErrorCode.NONE;
    return [(writer) => encodeApiVersionsResponse(writer, { errorCode, apiKeys }, version), version];
  }

  #metadata(names: readonly string[]): Init<MetadataResponse> {
    const topics = names.map((name) => {
      const logs = this.logs.get(name);
      const topicError = this.#options.topicErrors?.get(name);
      if (topicError !== undefined) return { name, errorCode: topicError };
      if (logs === undefined) return { name, errorCode: ErrorCode.UNKNOWN_TOPIC_OR_PARTITION };
      const partitions = logs.map((_, partitionIndex) => {
        const { leaderId, epoch } = this.#leaders.get(`${name}/${partitionIndex}`)!;
        return {
          partitionIndex,
          leaderId,
          leaderEpoch: epoch,
          replicaNodes: [leaderId],
          isrNodes: [leaderId],
        };
      });
      return { name, topicId: this.#ids.get(name)!, partitions };
    });
    const errorCode = this.#options.metadataError?.() ?? ErrorCode.NONE;
    return { brokers: this.#brokers(), controllerId: 0, clusterId: 'fake', topics, errorCode };
  }

  #brokers(): { nodeId: number; host: string; port: number }[] {
    return Array.from({ length: this.#nodes }, (_, nodeId) => ({
      nodeId,
      host: 'fake',
      port: FIRST_PORT + nodeId,
    }));
  }

  #produce(node: number, version: number, reader: Reader): [Answer, number] | null {
    const request = decodeProduceRequest(reader, version);
    const responses = request.topicData.map((topic) => {
      const name = version >= 13 ? [...this.#ids].find(([, id]) => id === topic.topicId)?.[0] : topic.name;
      const partitionResponses = topic.partitionData.map(({ index, records }) => ({
        index,
        ...this.#append(node, name ?? '', index, records ?? Buffer.alloc(0)),
      }));
      return { name: topic.name, topicId: topic.topicId, partitionResponses };
    });
    if (request.acks === 0) return null;
    const nodeEndpoints = this.#options.tellsLeaders === true ? this.#brokers() : [];
    const response: Init<ProduceResponse> = { responses, nodeEndpoints };
    return [(writer) => encodeProduceResponse(writer, response, version), version];
  }

  #append(
    node: number,
    topic: string,
    partition: number,
    records: Buffer,
  ): Init<ProduceResponsePartitionProduceResponse> & { errorCode: number; baseOffset: bigint } {
    const log = this.logs.get(topic)?.[partition];
    if (log === undefined) return { errorCode: ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, baseOffset: -1n };
    const leader = this.#leaders.get(`${topic}/${partition}`);
    if (leader?.leaderId !== node) {
      const isTold = this.#options.tellsLeaders === true && leader !== undefined;
      const currentLeader = isTold ? { leaderId: leader.leaderId, leaderEpoch: leader.epoch } : {};
      return { errorCode: ErrorCode.NOT_LEADER_OR_FOLLOWER, baseOffset: -1n, currentLeader };
    }
    if (records.length > (this.#options.maxMessageBytes ?? Number.POSITIVE_INFINITY))
      return { errorCode: ErrorCode.MESSAGE_TOO_LARGE, baseOffset: -1n };
    const fault = this.#options.produceFault?.() ?? null;
    if (fault !== null && !fault.isAppended) return { errorCode: fault.errorCode, baseOffset: -1n };
    const [batch] = [...batchesIn(records)];
    if (batch === undefined || !batch.isCrcValid())
      return { errorCode: ErrorCode.CORRUPT_MESSAGE, baseOffset: -1n };
    const outcome = log.append(batch);
    if (fault !== null) return { errorCode: fault.errorCode, baseOffset: -1n };
    return { errorCode: outcome.errorCode, baseOffset: BigInt(outcome.baseOffset) };
  }
}

export function addressOf(node: number): Address {
  return { host: 'fake', port: FIRST_PORT + node };
}
