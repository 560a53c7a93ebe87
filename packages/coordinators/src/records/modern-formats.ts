import { assert } from '@kavka/base';
import { CONSUMER_GROUP_FORMATS } from './consumer-group-records.ts';
import type { ModernGroupRecord } from './group-record.ts';
import type { RecordFormat } from './record-format.ts';
import { SHARE_GROUP_FORMATS } from './share-group-records.ts';
import { STREAMS_GROUP_FORMATS } from './streams-group-records.ts';

/** The records of all groups that the coordinator assigns partitions to, one line for each kind of group. */
const FORMATS: readonly RecordFormat<ModernGroupRecord>[] = [
  ...CONSUMER_GROUP_FORMATS,
  ...STREAMS_GROUP_FORMATS,
  ...SHARE_GROUP_FORMATS,
];

const BY_KEY_TYPE: ReadonlyMap<number, RecordFormat<ModernGroupRecord>> = new Map(
  FORMATS.map((format) => [format.keyType, format]),
);
const BY_TYPE: ReadonlyMap<string, RecordFormat<ModernGroupRecord>> = new Map(
  FORMATS.map((format) => [format.type, format]),
);

/** The format of keys that begin with this number; undefined where it belongs to no such group. */
export function formatOfKey(keyType: number): RecordFormat<ModernGroupRecord> | undefined {
  return BY_KEY_TYPE.get(keyType);
}

export function formatOf(record: ModernGroupRecord): RecordFormat<ModernGroupRecord> {
  const format = BY_TYPE.get(record.type);
  assert(format !== undefined, `no format for records of type ${record.type}`);
  return format;
}
