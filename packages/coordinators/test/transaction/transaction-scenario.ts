import { partitionSet } from '@kavka/coordinators';
import { errorInfo } from '@kavka/protocol';
import { newTransaction } from '../../src/transaction/transaction.ts';
import {
  decodeTransactionRecord,
  encodeTransactionRecord,
} from '../../src/transaction/transaction-record.ts';
import { type Command, parseCommand } from '../world/command.ts';
import { TransactionWorld } from './transaction-world.ts';

const EPOCH_BUMP_VERSION = 2;
const MAX_TIMEOUT_MS = 60_000;

/** Runs the commands of a text (lines that begin with ">") and gives the text back with what happened after each. */
export async function runTransactionScenario(text: string): Promise<string> {
  const scenario = new TransactionScenario();
  for (const line of text.split('\n')) await scenario.line(line);
  return scenario.text();
}

class TransactionScenario {
  readonly #world = new TransactionWorld();
  readonly #lines: string[] = [];
  #logAt = 0;
  #markersAt = 0;

  text(): string {
    return this.#lines.join('\n');
  }

  async line(line: string): Promise<void> {
    if (line === '' || line.startsWith('#')) this.#lines.push(line);
    if (!line.startsWith('> ')) return;
    this.#lines.push(line);
    await this.#run(parseCommand(line.slice(2)));
    await this.#world.clock.settle();
  }

  async #run(command: Command): Promise<void> {
    const world = this.#world;
    switch (command.verb) {
      case 'load':
        return world.load();
      case 'write':
        return this.#write(command);
      case 'advance':
        return world.clock.advanceSettled(Number(command.word(0)));
      case 'version':
        world.version = Number(command.word(0));
        return;
      case 'refuse-markers':
        world.markers.refusal = Number(command.word(0));
        return;
      case 'no-ids':
        world.ids.isEmpty = command.word(0) === 'on';
        return;
      case 'refuse':
        return world.log.refuse(Number(command.word(0)));
      case 'accept':
        return world.log.refuse(undefined);
      case 'hold':
        return world.log.hold();
      case 'release':
        return world.log.release();
      case 'log':
        return this.#showLog();
      case 'markers':
        return this.#showMarkers();
      case 'list':
        return this.#list(command);
      case 'describe':
        return this.#describe(command);
      default:
        return this.#ask(command);
    }
  }

  /** Into the log, as an earlier coordinator has left it: an id that is in no transaction. */
  #write(command: Command): void {
    const { clock, log } = this.#world;
    const [producerId, producerEpoch] = producerOf(command.word(1));
    const value = { ...newTransaction(producerId, MAX_TIMEOUT_MS, clock.now()), producerEpoch };
    log.write(0, { records: [encodeTransactionRecord({ transactionalId: command.word(0), value }, 1)] });
  }

  /** The answer is said when it comes, which may be after a later command. */
  #ask(command: Command): void {
    const { verb } = command;
    const answer =
      verb === 'init'
        ? this.#init(command)
        : verb === 'add'
          ? this.#add(command)
          : verb === 'verify'
            ? this.#verify(command)
            : this.#end(command);
    void answer.then((text) => this.#say(`${verb} ${command.word(0)}: ${text}`));
  }

  async #init(command: Command): Promise<string> {
    const result = await this.#world.coordinator.initProducerId({
      transactionalId: command.word(0),
      transactionTimeoutMs: command.number('timeout', MAX_TIMEOUT_MS),
      producerId: BigInt(command.option('id', '-1')),
      producerEpoch: command.number('epoch', -1),
      enable2Pc: command.option('twoPhase', 'no') === 'yes',
      keepPreparedTxn: command.option('keep', 'no') === 'yes',
    });
    return `${errorInfo(result.errorCode).name} ${result.producerId}/${result.producerEpoch}`;
  }

  async #add(command: Command): Promise<string> {
    const version = command.number('tv', EPOCH_BUMP_VERSION);
    return errorInfo(await this.#world.coordinator.addPartitions(partitionsOf(command), version)).name;
  }

  async #verify(command: Command): Promise<string> {
    const results = this.#world.coordinator.verifyPartitions(partitionsOf(command));
    return results
      .map(({ topic, partition, errorCode }) => `${topic}-${partition} ${errorInfo(errorCode).name}`)
      .join(', ');
  }

  async #end(command: Command): Promise<string> {
    const [producerId, producerEpoch] = producerOf(command.word(1));
    const result = await this.#world.coordinator.end({
      transactionalId: command.word(0),
      producerId,
      producerEpoch,
      isCommit: command.verb === 'commit',
      clientVersion: command.number('tv', EPOCH_BUMP_VERSION),
    });
    return `${errorInfo(result.errorCode).name} ${result.producerId}/${result.producerEpoch}`;
  }

  #showLog(): void {
    const batches = this.#world.log.batches(0);
    for (const { records } of batches.slice(this.#logAt)) {
      for (const { key, value } of records) {
        const record = key === null ? undefined : decodeTransactionRecord(key, value);
        const { state, producerId, producerEpoch, partitions, clientVersion } = record?.value ?? {};
        const places = [...(partitions ?? [])].map(([topic, indexes]) => `${topic}-${indexes.join('+')}`);
        const text =
          state && `${state} ${producerId}/${producerEpoch} tv${clientVersion} [${places.join(' ')}]`;
        this.#say(`${record?.transactionalId}: ${text ?? 'gone'}`);
      }
    }
    this.#logAt = batches.length;
  }

  #showMarkers(): void {
    const { written } = this.#world.markers;
    for (const marker of written.slice(this.#markersAt)) this.#say(marker);
    this.#markersAt = written.length;
  }

  #list(command: Command): void {
    const { errorCode, transactionStates, unknownStateFilters } = this.#world.coordinator.list({
      stateFilters: command.list('states'),
      producerIdFilters: command.list('ids').map(BigInt),
      durationFilter: BigInt(command.option('duration', '-1')),
      transactionalIdPattern: command.options.get('pattern') ?? null,
    });
    if (errorCode) {
      this.#say(errorInfo(errorCode).name);
      return;
    }
    const texts = (transactionStates ?? []).map(
      ({ transactionalId, producerId, transactionState }) =>
        `${transactionalId} ${producerId} ${transactionState}`,
    );
    const unknown = unknownStateFilters?.length ? ` (unknown: ${unknownStateFilters.join()})` : '';
    this.#say((texts.length === 0 ? 'none' : texts.join(', ')) + unknown);
  }

  #describe(command: Command): void {
    const state = this.#world.coordinator.describe(command.word(0));
    if (state.errorCode) {
      this.#say(errorInfo(state.errorCode).name);
      return;
    }
    const places = (state.topics ?? []).map(({ topic, partitions }) => `${topic}-${partitions?.join('+')}`);
    this.#say(`${state.transactionState} ${state.producerId}/${state.producerEpoch} [${places.join(' ')}]`);
  }

  #say(line: string): void {
    this.#lines.push(`  ${line}`);
  }
}

function producerOf(text: string): [producerId: bigint, producerEpoch: number] {
  const [producerId = '', producerEpoch = ''] = text.split('/');
  return [BigInt(producerId), Number(producerEpoch)];
}

function partitionsOf(command: Command) {
  const [transactionalId = '', producer = '', ...places] = command.words;
  const [producerId, producerEpoch] = producerOf(producer);
  const partitions = partitionSet(
    places.map((place) => {
      const at = place.lastIndexOf('-');
      return [place.slice(0, at), [Number(place.slice(at + 1))]];
    }),
  );
  return { transactionalId, producerId, producerEpoch, partitions };
}
