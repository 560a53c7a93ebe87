// Generated from packages/protocol/spec/messages/log/end-txn-marker.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { Writer } from '../../wire/writer.ts';

export const END_TXN_MARKER_VERSIONS = { lowest: 0, highest: 0 } as const;

/** Versions 0. */
export interface EndTxnMarker {
  coordinatorEpoch: number;
}

export function encodeEndTxnMarker(writer: Writer, message: Init<EndTxnMarker>, version: number): void {
  checkVersion(version, 0, 0, 'EndTxnMarker');
  writer.int32(message.coordinatorEpoch ?? 0);
}

export function decodeEndTxnMarker(reader: Reader, version: number): EndTxnMarker {
  reader.expectVersion(version, 0, 0, 'EndTxnMarker');
  const coordinatorEpoch = reader.int32();
  return { coordinatorEpoch };
}
