import { ZERO_UUID } from '@kavka/base';
import { decodeRecord } from '../../src/records/decode-record.ts';
import type { GroupRecord } from '../../src/records/group-record.ts';
import { type Command, parseCommand } from './command.ts';
import { ConsumerClient } from './consumer-client.ts';
import { consumerRecordText, describedText } from './consumer-text.ts';
import { GroupClient } from './group-client.ts';
import { MemberNames } from './member-names.ts';
import { ShareClient } from './share-client.ts';
import { describedShareText, shareRecordText } from './share-text.ts';
import { StreamsClient } from './streams-client.ts';
import { describedStreamsText, streamsRecordText } from './streams-text.ts';
import { assignmentText, errorName, offsetText, recordText, topicOffsets } from './text.ts';
import { World } from './world.ts';

/** Which kind of client takes part with a verb; the others are those of classic groups. */
const KIND_OF_VERB: Readonly<Record<string, Kind>> = {
  subscribe: 'consumer',
  beat: 'consumer',
  quit: 'consumer',
  share: 'share',
  'share-beat': 'share',
  'share-quit': 'share',
  stream: 'streams',
  'stream-beat': 'streams',
  'stream-quit': 'streams',
};
type Kind = 'consumer' | 'share' | 'streams';
const DEFAULTS = { initialRebalanceDelayMs: 0 };

/**
 * Runs the commands of a text (lines that begin with ">") and gives the text back with what happened after each: answers as they come, by
 * the names of the members. Comments and empty lines stay.
 */
export async function runScenario(text: string): Promise<string> {
  const scenario = new Scenario(text);
  for (const line of text.split('\n')) await scenario.line(line);
  return scenario.text();
}

class Scenario {
  readonly #world: World;
  readonly #clients = new Map<string, GroupClient>();
  readonly #members = new Map<string, { run(command: Command): void }>();
  readonly #names = new MemberNames();
  readonly #lines: string[] = [];
  #logAt = 0;

  constructor(text: string) {
    const config = /^> config (.*)$/m.exec(text)?.[1];
    const overrides = config === undefined ? {} : values(parseCommand(`config ${config}`));
    this.#world = new World({ ...DEFAULTS, ...overrides }, 1, overrides);
  }

  text(): string {
    return this.#lines.join('\n');
  }

  async line(line: string): Promise<void> {
    if (line === '' || line.startsWith('#')) this.#lines.push(line);
    if (!line.startsWith('> ')) return;
    this.#lines.push(line);
    await this.#run(parseCommand(line.slice(2)));
    await this.#world.clock.advanceSettled(0);
  }

  async #run(command: Command): Promise<void> {
    const { coordinator, clock, log, topics } = this.#world;
    switch (command.verb) {
      case 'config':
        return this.#world.load();
      case 'advance':
        return clock.advanceSettled(milliseconds(command.word(0)));
      case 'reload':
        return this.#world.load();
      case 'unload':
        return coordinator.unload(0);
      case 'refuse':
        return log.refuse(Number(command.word(0)));
      case 'accept':
        return log.refuse(undefined);
      case 'hold':
        return log.hold();
      case 'release':
        return log.release();
      case 'log':
        return this.#showLog();
      case 'describe':
        return this.#say(await this.#describe(command));
      case 'list':
        return this.#list(command);
      case 'delete':
        void this.#delete(command);
        return;
      case 'delete-topic':
        topics.delete(command.word(0));
        return coordinator.onTopicsChanged({
          changed: [],
          areSomeNew: false,
          deleted: [{ name: command.word(0), id: topics.idOf(command.word(0)) ?? ZERO_UUID }],
        });
      case 'topic':
        topics.grow(command.word(0), command.number('partitions', 4));
        return coordinator.onTopicsChanged({ changed: [command.word(0)], areSomeNew: true, deleted: [] });
      case 'describe-consumers':
        return this.#say(await this.#describeConsumers(command.word(0)));
      case 'describe-shares':
        return this.#say(await this.#describeShares(command.word(0)));
      case 'describe-streams':
        return this.#say(await this.#describeStreams(command.word(0)));
      case 'delete-offsets':
        void this.#deleteOffsets(command);
        return;
      default:
        return this.#act(command.verb, command.rest());
    }
  }

  #act(name: string, command: Command): void {
    const kind = KIND_OF_VERB[command.verb];
    if (kind === undefined) {
      this.#client(name).run(command);
      return;
    }
    const member = this.#members.get(`${kind} ${name}`) ?? this.#newMember(kind, name);
    this.#members.set(`${kind} ${name}`, member);
    member.run(command);
  }

  #newMember(kind: Kind, name: string): { run(command: Command): void } {
    const { coordinator, topics } = this.#world;
    const say = (line: string) => this.#say(line);
    if (kind === 'streams') return new StreamsClient(name, coordinator, say);
    const Client = kind === 'share' ? ShareClient : ConsumerClient;
    return new Client(name, coordinator, topics, say);
  }

  #client(name: string): GroupClient {
    const client =
      this.#clients.get(name) ??
      new GroupClient(name, this.#world.coordinator, (line) => this.#say(line), this.#names);
    this.#clients.set(name, client);
    return client;
  }

  #say(line: string): void {
    this.#lines.push(`  ${line}`);
  }

  #showLog(): void {
    const batches = this.#world.log.batches(0);
    for (const batch of batches.slice(this.#logAt)) {
      const texts = batch.records.map(({ key, value }) => {
        const record = key === null ? undefined : decodeRecord(key, value);
        return record === undefined ? 'unknown' : this.#recordText(record);
      });
      this.#say(`[${texts.join('; ')}]`);
    }
    this.#logAt = batches.length;
  }

  async #describe(command: Command): Promise<string> {
    const { groups = [] } = await this.#world.coordinator.describeGroups(
      { groups: [command.word(0)], includeAuthorizedOperations: false },
      { clientId: '', clientHost: '', version: command.number('v', 6) },
    );
    const [group] = groups;
    const members = (group?.members ?? []).map(
      ({ memberId, memberAssignment }) =>
        `${this.#names.nameOf(memberId ?? '')}:${assignmentText(memberAssignment)}`,
    );
    const error = group?.errorCode ? ` ${errorName(group.errorCode)}` : '';
    const protocol = `${group?.protocolType ?? ''}/${group?.protocolData ?? ''}`;
    return `${group?.groupState}${error} ${protocol} [${members.join(' ')}]`;
  }

  #recordText(record: GroupRecord): string {
    const nameOf = (memberId: string) => this.#names.nameOf(memberId);
    if (!('kind' in record)) return recordText(record, nameOf);
    switch (record.kind) {
      case 'consumer':
        return consumerRecordText(record, this.#world.topics, nameOf);
      case 'share':
        return shareRecordText(record, this.#world.topics);
      case 'streams':
        return streamsRecordText(record);
    }
  }

  async #describeShares(groupId: string): Promise<string> {
    const { groups = [] } = await this.#world.coordinator.shareGroupDescribe({
      groupIds: [groupId],
      includeAuthorizedOperations: false,
    });
    return describedShareText(groups[0] ?? {}, this.#world.topics);
  }

  async #describeStreams(groupId: string): Promise<string> {
    const { groups = [] } = await this.#world.coordinator.streamsGroupDescribe({
      groupIds: [groupId],
      includeAuthorizedOperations: false,
    });
    return describedStreamsText(groups[0] ?? {});
  }

  async #describeConsumers(groupId: string): Promise<string> {
    const { groups = [] } = await this.#world.coordinator.consumerGroupDescribe(
      { groupIds: [groupId], includeAuthorizedOperations: false },
      { clientId: '', clientHost: '', version: 1 },
    );
    return describedText(groups[0] ?? {}, this.#world.topics, (id) => this.#names.nameOf(id));
  }

  async #list(command: Command): Promise<void> {
    const { errorCode, groups } = await this.#world.coordinator.listGroups(
      { statesFilter: command.list('states'), typesFilter: command.list('types') },
      { clientId: '', clientHost: '', version: 5 },
    );
    if (errorCode) return this.#say(errorName(errorCode));
    const texts = (groups ?? []).map(
      ({ groupId, groupType, groupState, protocolType }) =>
        `${groupId} ${groupType} ${groupState} ${protocolType || '-'}`,
    );
    this.#say(texts.length === 0 ? 'none' : texts.join(', '));
  }

  async #delete(command: Command): Promise<void> {
    const { results } = await this.#world.coordinator.deleteGroups(
      { groupsNames: [...command.words] },
      { clientId: '', clientHost: '', version: 2 },
    );
    this.#say(
      (results ?? []).map(({ groupId, errorCode }) => `${groupId}: ${errorName(errorCode)}`).join(', '),
    );
  }

  async #deleteOffsets(command: Command): Promise<void> {
    const [groupId, ...places] = command.words;
    const response = await this.#world.coordinator.offsetDelete(
      { groupId: groupId ?? '', topics: topicOffsets(places) },
      { clientId: '', clientHost: '', version: 0 },
    );
    this.#say(response.errorCode ? errorName(response.errorCode) : offsetText(response.topics ?? []));
  }
}

function milliseconds(text: string): number {
  const [, amount, unit] = /^(\d+)(ms|s|min|h|d)$/.exec(text) ?? [];
  const unitMs = { ms: 1, s: 1_000, min: 60_000, h: 3_600_000, d: 86_400_000 }[unit ?? ''];
  if (unitMs === undefined) throw new Error(`not a duration: ${text}`);
  return Number(amount) * unitMs;
}

function values(command: Command): Record<string, number | string> {
  return Object.fromEntries(
    [...command.options].map(([name, value]) => [name, /^\d+$/.test(value) ? Number(value) : value]),
  );
}
