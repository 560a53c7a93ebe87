import { type Disk, replaceFile } from '@kavka/base';

const NAME = '.kafka_cleanshutdown';
const UNKNOWN_EPOCH = -1n;

/** Says that the logs of a directory were closed in order; removed before they are opened again. */
export class CleanShutdownFile {
  readonly #disk: Disk;
  readonly #directory: string;
  readonly #path: string;

  constructor(disk: Disk, directory: string) {
    this.#disk = disk;
    this.#directory = directory;
    this.#path = `${directory}/${NAME}`;
  }

  /** The broker epoch of the run that ended in order (-1: not known); null where none did. Removes the file, durably. */
  take(): bigint | null {
    if (!this.#disk.exists(this.#path)) return null;
    const epoch = brokerEpochIn(this.#disk.readFile(this.#path).toString('utf8'));
    this.#disk.removeFile(this.#path);
    this.#disk.syncDirectory(this.#directory);
    return epoch;
  }

  write(brokerEpoch: bigint): void {
    replaceFile(this.#disk, this.#path, Buffer.from(`{"version":0,"brokerEpoch":${brokerEpoch}}`));
  }
}

/** Older brokers leave the file empty. The number is taken as text: it may be larger than a JSON number holds. */
function brokerEpochIn(text: string): bigint {
  const digits = /"brokerEpoch"\s*:\s*(?<epoch>-?\d{1,19})/.exec(text)?.groups?.epoch;
  return digits === undefined ? UNKNOWN_EPOCH : BigInt(digits);
}
