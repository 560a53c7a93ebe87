// Generated from packages/protocol/spec/messages/coordinator/streams-group-topology-key.spec by npm run generate. Do not edit.
import { checkVersion } from '../../wire/encode-error.ts';
import type { Init } from '../../wire/init.ts';
import type { Reader } from '../../wire/reader.ts';
import type { Writer } from '../../wire/writer.ts';

export const STREAMS_GROUP_TOPOLOGY_KEY_VERSIONS = { lowest: 0, highest: 0 } as const;

/** The int16 in front of the key. */
export const STREAMS_GROUP_TOPOLOGY_KEY_TYPE = 23;

/** Versions 0. */
export interface StreamsGroupTopologyKey {
  groupId: string;
}

export function encodeStreamsGroupTopologyKey(writer: Writer, message: Init<StreamsGroupTopologyKey>, version: number): void {
  checkVersion(version, 0, 0, 'StreamsGroupTopologyKey');
  writer.string(message.groupId ?? '');
}

export function decodeStreamsGroupTopologyKey(reader: Reader, version: number): StreamsGroupTopologyKey {
  reader.expectVersion(version, 0, 0, 'StreamsGroupTopologyKey');
  const groupId = reader.string();
  return { groupId };
}
