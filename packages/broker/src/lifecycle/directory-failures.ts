import { ZERO_UUID } from '@kavka/base';
import { type DirectoryState, type LogDirectories, StorageError } from '@kavka/storage';
import type { Partitions } from '../partition/partitions.ts';
import type { Heartbeats } from './heartbeats.ts';

interface Options {
  readonly logs: LogDirectories;
  readonly partitions: Partitions;
  readonly heartbeats: Heartbeats;
  readonly metadataLogDir: string;
}

/** What a node does when a log directory fails: the partitions in it are offline; without any, or the metadata, the node ends. */
export class DirectoryFailures {
  readonly #options: Options;
  #fatal: StorageError | null = null;
  #onFatal: ((error: StorageError) => void) | null = null;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Why this node must end; null while it need not. */
  get fatal(): StorageError | null {
    return this.#fatal;
  }

  /** `listener` is called once, also where it has happened already. There is one listener. */
  onFatal(listener: (error: StorageError) => void): void {
    this.#onFatal = listener;
    if (this.#fatal !== null) listener(this.#fatal);
  }

  /** From now on; what has failed before is told at once. */
  watch(): void {
    const { logs } = this.#options;
    logs.onOffline((directory) => this.#failed(directory));
    for (const directory of logs.directories)
      if (!directory.online && directory.id !== ZERO_UUID) this.#failed(directory);
  }

  #failed(directory: DirectoryState): void {
    const { partitions, heartbeats } = this.#options;
    const reason = this.#reasonToEnd(directory);
    if (reason !== null) {
      const problem = directory.problem === null ? '' : `: ${directory.problem}`;
      this.#fatal ??= new StorageError('offline', directory.path, `${reason}${problem}`);
      this.#onFatal?.(this.#fatal);
    }
    partitions.takeOffline(directory.id);
    heartbeats.directoryFailed(directory.id);
  }

  #reasonToEnd({ path }: DirectoryState): string | null {
    const { logs, metadataLogDir } = this.#options;
    if (path === metadataLogDir)
      return `the node ends because the log directory ${path}, with the metadata, has failed`;
    if (logs.directories.some(({ online }) => online)) return null;
    const all = logs.directories.map((directory) => directory.path).join(', ');
    return `the node ends because all log directories in ${all} have failed`;
  }
}
