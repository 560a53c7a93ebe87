import { Reader } from '@kavka/protocol';
import { RECORD_KINDS } from '@kavka/protocol/messages/record-kinds';
import {
  ControlType,
  decodeControlKey,
  decodeEndMarker,
  kafkaJsonText,
  type RecordKind,
  type RecordView,
  toKafkaJson,
} from '@kavka/protocol/records';

/** Records of the quorum's log, with what stands in front of them. */
const KINDS: ReadonlyMap<number, readonly [title: string, kind: RecordKind]> = new Map([
  [ControlType.leaderChange, ['LeaderChange:', RECORD_KINDS.LeaderChangeMessage]],
  [ControlType.snapshotHeader, ['SnapshotHeader', RECORD_KINDS.SnapshotHeaderRecord]],
  [ControlType.snapshotFooter, ['SnapshotFooter', RECORD_KINDS.SnapshotFooterRecord]],
  [ControlType.kraftVersion, ['KRaftVersion', RECORD_KINDS.KRaftVersionRecord]],
  [ControlType.kraftVoters, ['KRaftVoters', RECORD_KINDS.VotersRecord]],
]);

/** What a record of a control batch says, behind a blank. */
export function controlText({ key, value }: RecordView): string {
  const type = decodeControlKey(key);
  if (type === ControlType.abort || type === ControlType.commit) {
    const marker = type === ControlType.commit ? 'COMMIT' : 'ABORT';
    return ` endTxnMarker: ${marker} coordinatorEpoch: ${decodeEndMarker(value)}`;
  }
  const known = KINDS.get(type);
  if (known === undefined || value === null) return ` controlType: UNKNOWN(${type})`;
  const [title, kind] = known;
  // Each of them begins with its version.
  const version = new Reader(value).int16();
  const data = toKafkaJson(kind.fields, kind.decode(new Reader(value), version), version);
  return ` ${title} ${kafkaJsonText(data)}`;
}
