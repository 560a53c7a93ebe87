import { type Disk, parseUuid, replaceFile, ZERO_UUID } from '@kavka/base';
import { QuorumError } from './quorum-error.ts';
import { type ElectionState, NO_NODE } from './raft/raft.ts';
import type { Voter } from './raft/voter-set.ts';

const FIRST: ElectionState = { epoch: 0, leaderId: NO_NODE, votedId: NO_NODE, votedDirectoryId: ZERO_UUID };

/** The file `quorum-state`, one line of JSON: version 0 where the voters are configured, 1 where they are in the log. */
export class QuorumStateFile {
  readonly #disk: Disk;
  readonly #path: string;

  constructor(disk: Disk, directory: string) {
    this.#disk = disk;
    this.#path = `${directory}/quorum-state`;
  }

  /** @throws QuorumError where the file cannot be understood. */
  read(): ElectionState {
    if (!this.#disk.exists(this.#path)) return FIRST;
    const text = this.#disk.readFile(this.#path).toString('utf8');
    try {
      return fromJson(JSON.parse(text));
    } catch (cause) {
      throw new QuorumError(`${this.#path} is not a quorum state: ${String(cause)}`, { cause });
    }
  }

  /** Durable when it returns. */
  write(state: ElectionState, kraftVersion: number, voters: readonly Voter[]): void {
    const { epoch: leaderEpoch, leaderId, votedId, votedDirectoryId } = state;
    const contents =
      kraftVersion === 0
        ? {
            clusterId: '',
            leaderId,
            leaderEpoch,
            votedId,
            appliedOffset: 0,
            currentVoters: voters.map(({ id }) => ({ voterId: id })),
            data_version: 0,
          }
        : { leaderId, leaderEpoch, votedId, votedDirectoryId, data_version: 1 };
    replaceFile(this.#disk, this.#path, Buffer.from(JSON.stringify(contents)));
  }
}

function fromJson(json: unknown): ElectionState {
  const fields = new Map(Object.entries(json ?? {}));
  const number = (name: string): number => {
    const value: unknown = fields.get(name);
    if (typeof value !== 'number' || !Number.isInteger(value))
      throw new TypeError(`${name} is not a whole number`);
    return value;
  };
  const version = number('data_version');
  if (version !== 0 && version !== 1) throw new TypeError(`data_version ${version} is not known`);
  const votedDirectoryId: unknown = fields.get('votedDirectoryId') ?? ZERO_UUID;
  return {
    epoch: number('leaderEpoch'),
    leaderId: number('leaderId'),
    votedId: number('votedId'),
    votedDirectoryId: parseUuid(String(votedDirectoryId)),
  };
}
