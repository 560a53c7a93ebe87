import { ZERO_UUID } from '@kavka/base';
import type { GroupCoordinator, RequestOrigin } from '@kavka/coordinators';
import { ErrorCode, type Init, Writer } from '@kavka/protocol';
import type { JoinGroupResponse } from '@kavka/protocol/messages/11-join-group';
import { encodeConsumerProtocolSubscription } from '@kavka/protocol/messages/consumer-protocol';
import type { Command } from './command.ts';
import type { MemberNames } from './member-names.ts';
import { assignmentText, errorName, offsetText, topicOffsets } from './text.ts';

/** A client of groups in a scenario: remembers its member id and generation, and tells what it is answered. */
export class GroupClient {
  readonly #name: string;
  readonly #coordinator: GroupCoordinator;
  readonly #say: (line: string) => void;
  readonly #names: MemberNames;
  readonly #actions: Readonly<Record<string, (command: Command) => void>> = {
    join: (command) => this.#join(command),
    sync: (command) => this.#sync(command),
    heartbeat: (command) => this.#heartbeat(command),
    leave: (command) => this.#leave(command),
    commit: (command) => this.#commit(command),
    fetch: (command) => this.#fetch(command),
    is: (command) => this.#become(command),
  };
  #memberId = '';
  #instanceId: string | null = null;
  #generation = -1;

  constructor(name: string, coordinator: GroupCoordinator, say: (line: string) => void, names: MemberNames) {
    this.#name = name;
    this.#coordinator = coordinator;
    this.#say = (line) => say(`${name}: ${line}`);
    this.#names = names;
  }

  run(command: Command): void {
    const action = this.#actions[command.verb];
    if (action === undefined) throw new Error(`no such command: ${command.verb}`);
    action(command);
  }

  /** Pretends to be another. */
  #become(command: Command): void {
    const member = command.options.get('member');
    if (member !== undefined) this.#memberId = this.#names.idOf(member);
    this.#generation = command.number('generation', this.#generation);
    this.#instanceId = command.options.get('instance') ?? this.#instanceId;
  }

  #origin(command: Command, version: number): RequestOrigin {
    return { clientId: this.#name, clientHost: '/10.0.0.1', version: command.number('v', version) };
  }

  #join(command: Command): void {
    this.#instanceId = command.options.get('instance') ?? this.#instanceId;
    if (command.words.includes('anew')) this.#memberId = '';
    const protocols = command.option('protocols', 'range').split(',').filter(Boolean);
    const topics = command.list('topics');
    const request = {
      groupId: command.word(0),
      sessionTimeoutMs: command.number('session', 10_000),
      rebalanceTimeoutMs: command.number('rebalance', 20_000),
      memberId: this.#memberId,
      groupInstanceId: this.#instanceId,
      protocolType: command.option('type', 'consumer'),
      protocols: protocols.map((name) => ({
        name,
        metadata: metadataOf(topics, command.option('says', name)),
      })),
      reason: null,
    };
    this.#coordinator.joinGroup(request, this.#origin(command, 9)).then((response) => this.#joined(response));
  }

  #joined(response: Init<JoinGroupResponse>): void {
    const { errorCode, memberId = '', generationId = -1 } = response;
    if (errorCode === ErrorCode.NONE || errorCode === ErrorCode.MEMBER_ID_REQUIRED) {
      this.#memberId = memberId;
      this.#names.learn(this.#name, memberId);
    }
    if (errorCode === ErrorCode.NONE) this.#generation = generationId;
    this.#say(errorCode === ErrorCode.NONE ? this.#joinText(response) : `join ${errorName(errorCode)}`);
  }

  #joinText({
    generationId,
    protocolName,
    leader = '',
    members = [],
    ...rest
  }: Init<JoinGroupResponse>): string {
    const names = members.map(({ memberId = '' }) => this.#names.nameOf(memberId));
    const led = names.length === 0 ? '' : `, leads ${names.join(' ')}`;
    const skips = rest.skipAssignment ? ', skips assignment' : '';
    return `joined generation ${generationId} ${protocolName} of ${this.#names.nameOf(leader)}${led}${skips}`;
  }

  #sync(command: Command): void {
    const assignments = [...command.options]
      .filter(([name]) => name !== 'v' && name !== 'protocol')
      .map(([name, text]) => ({ memberId: this.#names.idOf(name), assignment: Buffer.from(text) }));
    const request = {
      groupId: command.word(0),
      generationId: this.#generation,
      memberId: this.#memberId,
      groupInstanceId: this.#instanceId,
      protocolType: 'consumer',
      protocolName: command.option('protocol', 'range'),
      assignments,
    };
    this.#coordinator.syncGroup(request, this.#origin(command, 5)).then(({ errorCode, assignment }) => {
      this.#say(errorCode ? `sync ${errorName(errorCode)}` : `synced ${assignmentText(assignment)}`);
    });
  }

  #heartbeat(command: Command): void {
    const request = {
      groupId: command.word(0),
      generationId: this.#generation,
      memberId: this.#memberId,
      groupInstanceId: this.#instanceId,
    };
    this.#coordinator
      .heartbeat(request, this.#origin(command, 4))
      .then(({ errorCode }) => this.#say(`heartbeat ${errorName(errorCode)}`));
  }

  #leave(command: Command): void {
    const instance = command.options.get('instance');
    const member = {
      memberId: instance === undefined ? this.#memberId : '',
      groupInstanceId: instance ?? this.#instanceId,
      reason: null,
    };
    const request = { groupId: command.word(0), memberId: this.#memberId, members: [member] };
    this.#coordinator.leaveGroup(request, this.#origin(command, 5)).then(({ errorCode, members }) => {
      this.#say(`leave ${errorName(errorCode || members?.[0]?.errorCode)}`);
    });
  }

  #commit(command: Command): void {
    const [groupId = '', ...places] = command.words;
    const isSimple = command.option('as', 'member') === 'nobody';
    const topics = topicOffsets(places).map(({ name, partitions }) => ({
      name,
      topicId: ZERO_UUID,
      partitions: partitions.map(({ partitionIndex, offset }) => ({
        partitionIndex,
        committedOffset: offset,
        committedLeaderEpoch: -1,
        committedMetadata: 'm'.repeat(command.number('metadata', 0)),
      })),
    }));
    const request = {
      groupId,
      generationIdOrMemberEpoch: isSimple ? -1 : this.#generation,
      memberId: isSimple ? '' : this.#memberId,
      groupInstanceId: isSimple ? null : this.#instanceId,
      retentionTimeMs: BigInt(command.number('retention', -1)),
      topics,
    };
    this.#coordinator
      .offsetCommit(request, this.#origin(command, 9))
      .then((response) => this.#say(`committed ${offsetText(response.topics ?? [])}`));
  }

  #fetch(command: Command): void {
    const [groupId = '', ...places] = command.words;
    const topics = topicOffsets(places).map(({ name, partitions }) => ({
      name,
      topicId: ZERO_UUID,
      partitionIndexes: partitions.map(({ partitionIndex }) => partitionIndex),
    }));
    const group = { groupId, memberId: null, memberEpoch: -1, topics: places.length === 0 ? null : topics };
    const requireStable = command.option('stable', 'no') === 'yes';
    this.#coordinator
      .offsetFetch({ groupId, topics: [], groups: [group], requireStable }, this.#origin(command, 9))
      .then((response) => {
        const [fetched] = response.groups ?? [];
        const { errorCode } = fetched ?? {};
        this.#say(`fetched ${errorCode ? errorName(errorCode) : offsetText(fetched?.topics ?? [])}`);
      });
  }
}

/** A subscription in Kafka's bytes where topics are given, else just the words. */
function metadataOf(topics: readonly string[], words: string): Buffer {
  if (topics.length === 0) return Buffer.from(words);
  const writer = new Writer();
  writer.int16(1);
  encodeConsumerProtocolSubscription(writer, { topics: [...topics] }, 1);
  return writer.toBuffer();
}
