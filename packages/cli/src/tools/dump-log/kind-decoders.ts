import { formatJavaDouble } from '@kavka/config';
import { DecodeError, Reader } from '@kavka/protocol';
import { decodeMetadataRecord } from '@kavka/protocol/messages/metadata/index';
import { RECORD_KINDS } from '@kavka/protocol/messages/record-kinds';
import { kafkaJsonText, type RecordKind, toKafkaJson } from '@kavka/protocol/records';
import { ToolError } from '../../shell/index.ts';
import type { DecodedRecord, RecordDecoder } from './record-decoder.ts';

type KindName = keyof typeof RECORD_KINDS;
const KINDS: Readonly<Record<string, RecordKind>> = RECORD_KINDS;

const REMOTE = [
  'RemoteLogSegmentMetadataRecord',
  'RemoteLogSegmentMetadataUpdateRecord',
  'RemotePartitionDeleteMetadataRecord',
] as const satisfies readonly KindName[];

const FRAME_VERSION = 1;

function jsonText(value: unknown): string {
  return kafkaJsonText(value, formatJavaDouble);
}

/** Names of keys by the number in front of them, for one of Kafka's own topics. */
function keysOf(belongs: (name: string) => boolean): ReadonlyMap<number, string> {
  return new Map(
    Object.entries(KINDS)
      .filter(([name, { log }]) => log === 'coordinator' && name.endsWith('Key') && belongs(name))
      .flatMap(([name, { apiKey }]) =>
        apiKey === null ? [] : [[apiKey, name.slice(0, -'Key'.length)] as const],
      ),
  );
}

const isShareState = (name: string): boolean =>
  name.startsWith('ShareSnapshot') || name.startsWith('ShareUpdate');
const isTransaction = (name: string): boolean => name.startsWith('TransactionLog');

/** Records of __consumer_offsets. */
export const decodeOffsetsRecord = coordinatorDecoder(
  'offset',
  keysOf((name) => !isShareState(name) && !isTransaction(name)),
  'version',
);
/** Records of __transaction_state. */
export const decodeTransactionRecord = coordinatorDecoder('transaction', keysOf(isTransaction), 'version');
/** Records of __share_group_state. */
export const decodeShareStateRecord = coordinatorDecoder('share group state', keysOf(isShareState), 'type');

/** `{"type":"2","data":{...}}` for keys, and `{"version":"3","data":{...}}` or another name for values. */
function coordinatorDecoder(
  what: string,
  keys: ReadonlyMap<number, string>,
  versionName: 'version' | 'type',
): RecordDecoder {
  return ({ key, value, offset }): DecodedRecord => {
    if (key === null)
      throw new ToolError(
        `Failed to decode message at offset ${offset} using ${what} topic decoder (message had a missing key)`,
      );
    try {
      const reader = new Reader(key);
      const type = reader.int16();
      const name = keys.get(type);
      const kind = name === undefined ? undefined : KINDS[`${name}Key`];
      if (kind === undefined) return { key: `Unknown record type ${type} at offset ${offset}, skipping.` };
      const keyVersion = Math.min(type, kind.versions[1]);
      const data = toKafkaJson(kind.fields, kind.decode(reader, keyVersion), keyVersion);
      return {
        key: jsonText({ type: String(type), data }),
        payload: value === null ? '<DELETE>' : valueText(`${name}Value`, value, versionName),
      };
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      return { key: `Error at offset ${offset}, skipping. ${error.message}` };
    }
  };
}

function valueText(name: string, bytes: Buffer, versionName: string): string {
  const kind = KINDS[name];
  if (kind === undefined) throw new DecodeError(`${name} is not known`, 0);
  const reader = new Reader(bytes);
  const version = reader.int16();
  const data = toKafkaJson(kind.fields, kind.decode(reader, version), version);
  if (data.protocolType === 'consumer' && Array.isArray(data.members))
    for (const member of data.members) unfoldMember(member as Record<string, unknown>);
  return jsonText({ [versionName]: String(version), data });
}

/** What the members of classic groups tell each other is shown as well, where it can be read. */
function unfoldMember(member: Record<string, unknown>): void {
  member.subscription = unfolded(member.subscription, 'ConsumerProtocolSubscription');
  member.assignment = unfolded(member.assignment, 'ConsumerProtocolAssignment');
}

function unfolded(text: unknown, name: KindName): unknown {
  const kind = KINDS[name];
  if (typeof text !== 'string' || kind === undefined) return text;
  try {
    const reader = new Reader(Buffer.from(text, 'base64'));
    const version = reader.int16();
    return toKafkaJson(kind.fields, kind.decode(reader, version), version);
  } catch (error) {
    if (error instanceof DecodeError || error instanceof RangeError) return text;
    throw error;
  }
}

/** Records of __cluster_metadata. */
export const decodeClusterMetadata: RecordDecoder = ({ value, offset }) => {
  try {
    const record = decodeMetadataRecord(value ?? Buffer.alloc(0));
    const kind = KINDS[record.type];
    const version = record.version ?? 0;
    const data = toKafkaJson(kind?.fields ?? [], record.data, version);
    return { payload: jsonText({ type: constantName(record.type), version, data }) };
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    return { payload: `Error at ${offset}, skipping. ${error.message}` };
  }
};

/** `PartitionRecord` as `PARTITION_RECORD`. */
function constantName(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
}

/** Records of __remote_log_metadata: frame version, number and version of the record, then the record. */
export const decodeRemoteMetadata: RecordDecoder = ({ value, offset }) => {
  try {
    const reader = new Reader(value ?? Buffer.alloc(0));
    const frame = reader.uvarint();
    if (frame !== FRAME_VERSION) throw new DecodeError(`frame version ${frame}`, 0);
    const apiKey = reader.uvarint();
    const version = reader.uvarint();
    const name = REMOTE.find((one) => KINDS[one]?.apiKey === apiKey);
    const kind = name === undefined ? undefined : KINDS[name];
    if (kind === undefined) throw new DecodeError(`unknown record ${apiKey}`, 1);
    return {
      payload: `${name}${jsonText(toKafkaJson(kind.fields, kind.decode(reader, version), version))}`,
    };
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    return { payload: `Error at offset ${offset}, skipping. ${error.message}` };
  }
};
