/** Which prefix of the log a snapshot stands for. */
export interface SnapshotId {
  /** Offset after the last record that it covers. */
  readonly endOffset: number;
  /** Leader epoch of that record. */
  readonly epoch: number;
}

const NAME = /^(\d{20})-(\d{10})\.checkpoint$/;

export function snapshotName({ endOffset, epoch }: SnapshotId): string {
  return `${String(endOffset).padStart(20, '0')}-${String(epoch).padStart(10, '0')}.checkpoint`;
}

export function parseSnapshotName(name: string): SnapshotId | undefined {
  const match = NAME.exec(name);
  return match === null ? undefined : { endOffset: Number(match[1]), epoch: Number(match[2]) };
}
