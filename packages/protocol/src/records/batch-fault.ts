/** What may be wrong with a batch from outside, by number; `none` is 0. */
export const BatchFault = {
  none: 0,
  /** Fewer bytes are there than the batch says it has. */
  truncated: 1,
  /** It says it has fewer bytes than its header. */
  length: 2,
  /** Not version 2 of the format. */
  magic: 3,
  crc: 4,
  /** A codec that Kafka does not have. */
  codec: 5,
  /** The record count is not positive, or not what the offsets say. */
  recordCount: 6,
  /** The compressed records cannot be expanded. */
  compression: 7,
  /** The compressed records expand to more than allowed. */
  expandedSize: 8,
  /** The records are malformed, end too early or leave bytes over. */
  records: 9,
  /** The offsets of the records do not follow each other. */
  offsets: 10,
} as const;

export type BatchFault = (typeof BatchFault)[keyof typeof BatchFault];

/** Each fault in words, for logs and for the record errors of an answer. */
export const FAULT_TEXTS: Readonly<Record<BatchFault, string>> = {
  [BatchFault.none]: '',
  [BatchFault.truncated]: 'the batch is cut short',
  [BatchFault.length]: 'the length of the batch is below that of its header',
  [BatchFault.magic]: 'the batch is not of format version 2',
  [BatchFault.crc]: 'the batch does not match its CRC',
  [BatchFault.codec]: 'the codec of the batch is unknown',
  [BatchFault.recordCount]: 'the record count of the batch is impossible',
  [BatchFault.compression]: 'the compressed records of the batch are corrupt',
  [BatchFault.expandedSize]: 'the compressed records of the batch are too large',
  [BatchFault.records]: 'the records of the batch are malformed',
  [BatchFault.offsets]: 'the offsets in the batch do not follow each other',
};
