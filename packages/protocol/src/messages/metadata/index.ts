// Generated from packages/protocol/spec/messages/metadata by npm run generate. Do not edit.
import { DecodeError } from '../../wire/decode-error.ts';
import { Reader } from '../../wire/reader.ts';
import { Writer } from '../../wire/writer.ts';
import { decodeRegisterBrokerRecord, encodeRegisterBrokerRecord, type RegisterBrokerRecord } from './register-broker-record.ts';
import { decodeUnregisterBrokerRecord, encodeUnregisterBrokerRecord, type UnregisterBrokerRecord } from './unregister-broker-record.ts';
import { decodeTopicRecord, encodeTopicRecord, type TopicRecord } from './topic-record.ts';
import { decodePartitionRecord, encodePartitionRecord, type PartitionRecord } from './partition-record.ts';
import { decodeConfigRecord, encodeConfigRecord, type ConfigRecord } from './config-record.ts';
import { decodePartitionChangeRecord, encodePartitionChangeRecord, type PartitionChangeRecord } from './partition-change-record.ts';
import { decodeFenceBrokerRecord, encodeFenceBrokerRecord, type FenceBrokerRecord } from './fence-broker-record.ts';
import { decodeUnfenceBrokerRecord, encodeUnfenceBrokerRecord, type UnfenceBrokerRecord } from './unfence-broker-record.ts';
import { decodeRemoveTopicRecord, encodeRemoveTopicRecord, type RemoveTopicRecord } from './remove-topic-record.ts';
import { decodeDelegationTokenRecord, encodeDelegationTokenRecord, type DelegationTokenRecord } from './delegation-token-record.ts';
import { decodeUserScramCredentialRecord, encodeUserScramCredentialRecord, type UserScramCredentialRecord } from './user-scram-credential-record.ts';
import { decodeFeatureLevelRecord, encodeFeatureLevelRecord, type FeatureLevelRecord } from './feature-level-record.ts';
import { decodeClientQuotaRecord, encodeClientQuotaRecord, type ClientQuotaRecord } from './client-quota-record.ts';
import { decodeProducerIdsRecord, encodeProducerIdsRecord, type ProducerIdsRecord } from './producer-ids-record.ts';
import { decodeBrokerRegistrationChangeRecord, encodeBrokerRegistrationChangeRecord, type BrokerRegistrationChangeRecord } from './broker-registration-change-record.ts';
import { decodeAccessControlEntryRecord, encodeAccessControlEntryRecord, type AccessControlEntryRecord } from './access-control-entry-record.ts';
import { decodeRemoveAccessControlEntryRecord, encodeRemoveAccessControlEntryRecord, type RemoveAccessControlEntryRecord } from './remove-access-control-entry-record.ts';
import { decodeNoOpRecord, encodeNoOpRecord, type NoOpRecord } from './no-op-record.ts';
import { decodeZkMigrationStateRecord, encodeZkMigrationStateRecord, type ZkMigrationStateRecord } from './zk-migration-state-record.ts';
import { decodeRemoveUserScramCredentialRecord, encodeRemoveUserScramCredentialRecord, type RemoveUserScramCredentialRecord } from './remove-user-scram-credential-record.ts';
import { decodeBeginTransactionRecord, encodeBeginTransactionRecord, type BeginTransactionRecord } from './begin-transaction-record.ts';
import { decodeEndTransactionRecord, encodeEndTransactionRecord, type EndTransactionRecord } from './end-transaction-record.ts';
import { decodeAbortTransactionRecord, encodeAbortTransactionRecord, type AbortTransactionRecord } from './abort-transaction-record.ts';
import { decodeRemoveDelegationTokenRecord, encodeRemoveDelegationTokenRecord, type RemoveDelegationTokenRecord } from './remove-delegation-token-record.ts';
import { decodeRegisterControllerRecord, encodeRegisterControllerRecord, type RegisterControllerRecord } from './register-controller-record.ts';
import { decodeClearElrRecord, encodeClearElrRecord, type ClearElrRecord } from './clear-elr-record.ts';

export type {
  RegisterBrokerRecord,
  UnregisterBrokerRecord,
  TopicRecord,
  PartitionRecord,
  ConfigRecord,
  PartitionChangeRecord,
  FenceBrokerRecord,
  UnfenceBrokerRecord,
  RemoveTopicRecord,
  DelegationTokenRecord,
  UserScramCredentialRecord,
  FeatureLevelRecord,
  ClientQuotaRecord,
  ProducerIdsRecord,
  BrokerRegistrationChangeRecord,
  AccessControlEntryRecord,
  RemoveAccessControlEntryRecord,
  NoOpRecord,
  ZkMigrationStateRecord,
  RemoveUserScramCredentialRecord,
  BeginTransactionRecord,
  EndTransactionRecord,
  AbortTransactionRecord,
  RemoveDelegationTokenRecord,
  RegisterControllerRecord,
  ClearElrRecord,
};

/** One record of the metadata log. Without a version it is written in the highest. */
export type MetadataRecord =
  | { readonly type: 'RegisterBrokerRecord'; readonly version?: number; readonly data: RegisterBrokerRecord }
  | { readonly type: 'UnregisterBrokerRecord'; readonly version?: number; readonly data: UnregisterBrokerRecord }
  | { readonly type: 'TopicRecord'; readonly version?: number; readonly data: TopicRecord }
  | { readonly type: 'PartitionRecord'; readonly version?: number; readonly data: PartitionRecord }
  | { readonly type: 'ConfigRecord'; readonly version?: number; readonly data: ConfigRecord }
  | { readonly type: 'PartitionChangeRecord'; readonly version?: number; readonly data: PartitionChangeRecord }
  | { readonly type: 'FenceBrokerRecord'; readonly version?: number; readonly data: FenceBrokerRecord }
  | { readonly type: 'UnfenceBrokerRecord'; readonly version?: number; readonly data: UnfenceBrokerRecord }
  | { readonly type: 'RemoveTopicRecord'; readonly version?: number; readonly data: RemoveTopicRecord }
  | { readonly type: 'DelegationTokenRecord'; readonly version?: number; readonly data: DelegationTokenRecord }
  | { readonly type: 'UserScramCredentialRecord'; readonly version?: number; readonly data: UserScramCredentialRecord }
  | { readonly type: 'FeatureLevelRecord'; readonly version?: number; readonly data: FeatureLevelRecord }
  | { readonly type: 'ClientQuotaRecord'; readonly version?: number; readonly data: ClientQuotaRecord }
  | { readonly type: 'ProducerIdsRecord'; readonly version?: number; readonly data: ProducerIdsRecord }
  | { readonly type: 'BrokerRegistrationChangeRecord'; readonly version?: number; readonly data: BrokerRegistrationChangeRecord }
  | { readonly type: 'AccessControlEntryRecord'; readonly version?: number; readonly data: AccessControlEntryRecord }
  | { readonly type: 'RemoveAccessControlEntryRecord'; readonly version?: number; readonly data: RemoveAccessControlEntryRecord }
  | { readonly type: 'NoOpRecord'; readonly version?: number; readonly data: NoOpRecord }
  | { readonly type: 'ZkMigrationStateRecord'; readonly version?: number; readonly data: ZkMigrationStateRecord }
  | { readonly type: 'RemoveUserScramCredentialRecord'; readonly version?: number; readonly data: RemoveUserScramCredentialRecord }
  | { readonly type: 'BeginTransactionRecord'; readonly version?: number; readonly data: BeginTransactionRecord }
  | { readonly type: 'EndTransactionRecord'; readonly version?: number; readonly data: EndTransactionRecord }
  | { readonly type: 'AbortTransactionRecord'; readonly version?: number; readonly data: AbortTransactionRecord }
  | { readonly type: 'RemoveDelegationTokenRecord'; readonly version?: number; readonly data: RemoveDelegationTokenRecord }
  | { readonly type: 'RegisterControllerRecord'; readonly version?: number; readonly data: RegisterControllerRecord }
  | { readonly type: 'ClearElrRecord'; readonly version?: number; readonly data: ClearElrRecord };

export type MetadataRecordType = MetadataRecord['type'];

export interface MetadataRecordInfo {
  readonly apiKey: number;
  readonly type: MetadataRecordType;
  readonly lowestVersion: number;
  readonly highestVersion: number;
}

/** By API key. */
export const METADATA_RECORDS: readonly (MetadataRecordInfo | undefined)[] = [
  { apiKey: 0, type: 'RegisterBrokerRecord', lowestVersion: 0, highestVersion: 4 },
  { apiKey: 1, type: 'UnregisterBrokerRecord', lowestVersion: 0, highestVersion: 0 },
  { apiKey: 2, type: 'TopicRecord', lowestVersion: 0, highestVersion: 0 },
  { apiKey: 3, type: 'PartitionRecord', lowestVersion: 0, highestVersion: 2 },
  { apiKey: 4, type: 'ConfigRecord', lowestVersion: 0, highestVersion: 0 },
  { apiKey: 5, type: 'PartitionChangeRecord', lowestVersion: 0, highestVersion: 2 },
  undefined,
  { apiKey: 7, type: 'FenceBrokerRecord', lowestVersion: 0, highestVersion: 0 },
  { apiKey: 8, type: 'UnfenceBrokerRecord', lowestVersion: 0, highestVersion: 0 },
  { apiKey: 9, type: 'RemoveTopicRecord', lowestVersion: 0, highestVersion: 0 },
  { apiKey: 10, type: 'DelegationTokenRecord', lowestVersion: 0, highestVersion: 0 },
  { apiKey: 11, type: 'UserScramCredentialRecord', lowestVersion: 0, highestVersion: 0 },
  { apiKey: 12, type: 'FeatureLevelRecord', lowestVersion: 0, highestVersion: 0 },
  undefined,
  { apiKey: 14, type: 'ClientQuotaRecord', lowestVersion: 0, highestVersion: 0 },
  { apiKey: 15, type: 'ProducerIdsRecord', lowestVersion: 0, highestVersion: 0 },
  undefined,
  { apiKey: 17, type: 'BrokerRegistrationChangeRecord', lowestVersion: 0, highestVersion: 3 },
  { apiKey: 18, type: 'AccessControlEntryRecord', lowestVersion: 0, highestVersion: 0 },
  { apiKey: 19, type: 'RemoveAccessControlEntryRecord', lowestVersion: 0, highestVersion: 0 },
  { apiKey: 20, type: 'NoOpRecord', lowestVersion: 0, highestVersion: 0 },
  { apiKey: 21, type: 'ZkMigrationStateRecord', lowestVersion: 0, highestVersion: 0 },
  { apiKey: 22, type: 'RemoveUserScramCredentialRecord', lowestVersion: 0, highestVersion: 0 },
  { apiKey: 23, type: 'BeginTransactionRecord', lowestVersion: 0, highestVersion: 0 },
  { apiKey: 24, type: 'EndTransactionRecord', lowestVersion: 0, highestVersion: 0 },
  { apiKey: 25, type: 'AbortTransactionRecord', lowestVersion: 0, highestVersion: 0 },
  { apiKey: 26, type: 'RemoveDelegationTokenRecord', lowestVersion: 0, highestVersion: 0 },
  { apiKey: 27, type: 'RegisterControllerRecord', lowestVersion: 0, highestVersion: 0 },
  { apiKey: 28, type: 'ClearElrRecord', lowestVersion: 0, highestVersion: 0 },
];

const FRAME_VERSION = 1;

/** The value of a record in the metadata log: frame version, API key, version, body. */
export function encodeMetadataRecord(record: MetadataRecord): Buffer {
  const writer = new Writer(256);
  writer.uvarint(FRAME_VERSION);
  let version: number;
  switch (record.type) {
    case 'RegisterBrokerRecord':
      version = record.version ?? 4;
      writer.uvarint(0);
      writer.uvarint(version);
      encodeRegisterBrokerRecord(writer, record.data, version);
      break;
    case 'UnregisterBrokerRecord':
      version = record.version ?? 0;
      writer.uvarint(1);
      writer.uvarint(version);
      encodeUnregisterBrokerRecord(writer, record.data, version);
      break;
    case 'TopicRecord':
      version = record.version ?? 0;
      writer.uvarint(2);
      writer.uvarint(version);
      encodeTopicRecord(writer, record.data, version);
      break;
    case 'PartitionRecord':
      version = record.version ?? 2;
      writer.uvarint(3);
      writer.uvarint(version);
      encodePartitionRecord(writer, record.data, version);
      break;
    case 'ConfigRecord':
      version = record.version ?? 0;
      writer.uvarint(4);
      writer.uvarint(version);
      encodeConfigRecord(writer, record.data, version);
      break;
    case 'PartitionChangeRecord':
      version = record.version ?? 2;
      writer.uvarint(5);
      writer.uvarint(version);
      encodePartitionChangeRecord(writer, record.data, version);
      break;
    case 'FenceBrokerRecord':
      version = record.version ?? 0;
      writer.uvarint(7);
      writer.uvarint(version);
      encodeFenceBrokerRecord(writer, record.data, version);
      break;
    case 'UnfenceBrokerRecord':
      version = record.version ?? 0;
      writer.uvarint(8);
      writer.uvarint(version);
      encodeUnfenceBrokerRecord(writer, record.data, version);
      break;
    case 'RemoveTopicRecord':
      version = record.version ?? 0;
      writer.uvarint(9);
      writer.uvarint(version);
      encodeRemoveTopicRecord(writer, record.data, version);
      break;
    case 'DelegationTokenRecord':
      version = record.version ?? 0;
      writer.uvarint(10);
      writer.uvarint(version);
      encodeDelegationTokenRecord(writer, record.data, version);
      break;
    case 'UserScramCredentialRecord':
      version = record.version ?? 0;
      writer.uvarint(11);
      writer.uvarint(version);
      encodeUserScramCredentialRecord(writer, record.data, version);
      break;
    case 'FeatureLevelRecord':
      version = record.version ?? 0;
      writer.uvarint(12);
      writer.uvarint(version);
      encodeFeatureLevelRecord(writer, record.data, version);
      break;
    case 'ClientQuotaRecord':
      version = record.version ?? 0;
      writer.uvarint(14);
      writer.uvarint(version);
      encodeClientQuotaRecord(writer, record.data, version);
      break;
    case 'ProducerIdsRecord':
      version = record.version ?? 0;
      writer.uvarint(15);
      writer.uvarint(version);
      encodeProducerIdsRecord(writer, record.data, version);
      break;
    case 'BrokerRegistrationChangeRecord':
      version = record.version ?? 3;
      writer.uvarint(17);
      writer.uvarint(version);
      encodeBrokerRegistrationChangeRecord(writer, record.data, version);
      break;
    case 'AccessControlEntryRecord':
      version = record.version ?? 0;
      writer.uvarint(18);
      writer.uvarint(version);
      encodeAccessControlEntryRecord(writer, record.data, version);
      break;
    case 'RemoveAccessControlEntryRecord':
      version = record.version ?? 0;
      writer.uvarint(19);
      writer.uvarint(version);
      encodeRemoveAccessControlEntryRecord(writer, record.data, version);
      break;
    case 'NoOpRecord':
      version = record.version ?? 0;
      writer.uvarint(20);
      writer.uvarint(version);
      encodeNoOpRecord(writer, record.data, version);
      break;
    case 'ZkMigrationStateRecord':
      version = record.version ?? 0;
      writer.uvarint(21);
      writer.uvarint(version);
      encodeZkMigrationStateRecord(writer, record.data, version);
      break;
    case 'RemoveUserScramCredentialRecord':
      version = record.version ?? 0;
      writer.uvarint(22);
      writer.uvarint(version);
      encodeRemoveUserScramCredentialRecord(writer, record.data, version);
      break;
    case 'BeginTransactionRecord':
      version = record.version ?? 0;
      writer.uvarint(23);
      writer.uvarint(version);
      encodeBeginTransactionRecord(writer, record.data, version);
      break;
    case 'EndTransactionRecord':
      version = record.version ?? 0;
      writer.uvarint(24);
      writer.uvarint(version);
      encodeEndTransactionRecord(writer, record.data, version);
      break;
    case 'AbortTransactionRecord':
      version = record.version ?? 0;
      writer.uvarint(25);
      writer.uvarint(version);
      encodeAbortTransactionRecord(writer, record.data, version);
      break;
    case 'RemoveDelegationTokenRecord':
      version = record.version ?? 0;
      writer.uvarint(26);
      writer.uvarint(version);
      encodeRemoveDelegationTokenRecord(writer, record.data, version);
      break;
    case 'RegisterControllerRecord':
      version = record.version ?? 0;
      writer.uvarint(27);
      writer.uvarint(version);
      encodeRegisterControllerRecord(writer, record.data, version);
      break;
    case 'ClearElrRecord':
      version = record.version ?? 0;
      writer.uvarint(28);
      writer.uvarint(version);
      encodeClearElrRecord(writer, record.data, version);
      break;
  }
  return writer.toBuffer();
}

/** @throws DecodeError */
export function decodeMetadataRecord(value: Buffer): MetadataRecord {
  const reader = new Reader(value);
  const frame = reader.uvarint();
  if (frame !== FRAME_VERSION) throw new DecodeError('metadata record in frame version ' + frame, 0);
  const apiKey = reader.uvarint();
  const version = reader.uvarint();
  const record = decodeBody(reader, apiKey, version);
  reader.expectEnd(record.type);
  return record;
}

function decodeBody(reader: Reader, apiKey: number, version: number): MetadataRecord {
  switch (apiKey) {
    case 0:
      return { type: 'RegisterBrokerRecord', version, data: decodeRegisterBrokerRecord(reader, version) };
    case 1:
      return { type: 'UnregisterBrokerRecord', version, data: decodeUnregisterBrokerRecord(reader, version) };
    case 2:
      return { type: 'TopicRecord', version, data: decodeTopicRecord(reader, version) };
    case 3:
      return { type: 'PartitionRecord', version, data: decodePartitionRecord(reader, version) };
    case 4:
      return { type: 'ConfigRecord', version, data: decodeConfigRecord(reader, version) };
    case 5:
      return { type: 'PartitionChangeRecord', version, data: decodePartitionChangeRecord(reader, version) };
    case 7:
      return { type: 'FenceBrokerRecord', version, data: decodeFenceBrokerRecord(reader, version) };
    case 8:
      return { type: 'UnfenceBrokerRecord', version, data: decodeUnfenceBrokerRecord(reader, version) };
    case 9:
      return { type: 'RemoveTopicRecord', version, data: decodeRemoveTopicRecord(reader, version) };
    case 10:
      return { type: 'DelegationTokenRecord', version, data: decodeDelegationTokenRecord(reader, version) };
    case 11:
      return { type: 'UserScramCredentialRecord', version, data: decodeUserScramCredentialRecord(reader, version) };
    case 12:
      return { type: 'FeatureLevelRecord', version, data: decodeFeatureLevelRecord(reader, version) };
    case 14:
      return { type: 'ClientQuotaRecord', version, data: decodeClientQuotaRecord(reader, version) };
    case 15:
      return { type: 'ProducerIdsRecord', version, data: decodeProducerIdsRecord(reader, version) };
    case 17:
      return { type: 'BrokerRegistrationChangeRecord', version, data: decodeBrokerRegistrationChangeRecord(reader, version) };
    case 18:
      return { type: 'AccessControlEntryRecord', version, data: decodeAccessControlEntryRecord(reader, version) };
    case 19:
      return { type: 'RemoveAccessControlEntryRecord', version, data: decodeRemoveAccessControlEntryRecord(reader, version) };
    case 20:
      return { type: 'NoOpRecord', version, data: decodeNoOpRecord(reader, version) };
    case 21:
      return { type: 'ZkMigrationStateRecord', version, data: decodeZkMigrationStateRecord(reader, version) };
    case 22:
      return { type: 'RemoveUserScramCredentialRecord', version, data: decodeRemoveUserScramCredentialRecord(reader, version) };
    case 23:
      return { type: 'BeginTransactionRecord', version, data: decodeBeginTransactionRecord(reader, version) };
    case 24:
      return { type: 'EndTransactionRecord', version, data: decodeEndTransactionRecord(reader, version) };
    case 25:
      return { type: 'AbortTransactionRecord', version, data: decodeAbortTransactionRecord(reader, version) };
    case 26:
      return { type: 'RemoveDelegationTokenRecord', version, data: decodeRemoveDelegationTokenRecord(reader, version) };
    case 27:
      return { type: 'RegisterControllerRecord', version, data: decodeRegisterControllerRecord(reader, version) };
    case 28:
      return { type: 'ClearElrRecord', version, data: decodeClearElrRecord(reader, version) };
    default:
      throw new DecodeError('unknown metadata record ' + apiKey, 1);
  }
}
