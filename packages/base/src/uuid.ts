import type { Brand } from './brand.ts';
import type { Random } from './random.ts';

/** 16 bytes as Kafka prints them: 22 characters of base64url without padding. Used as a key of maps as it is. */
export type Uuid = Brand<string, 'Uuid'>;

/** All bits zero: "no id" on the wire. */
export const ZERO_UUID = 'AAAAAAAAAAAAAAAAAAAAAA' as Uuid;

const TEXT = /^[A-Za-z0-9_-]{21}[AQgw]$/;

/** Ids whose number is below this are reserved by Kafka for directories (migrating, unassigned, lost). */
const RESERVED_PREFIX = 'AAAAAAAAAAAAAAAAAAAA';

/** The id at `offset` of `bytes`; the caller has checked that 16 bytes are there. */
export function uuidAt(bytes: Buffer, offset: number): Uuid {
  return bytes.toString('base64url', offset, offset + 16) as Uuid;
}

/** @throws RangeError where `text` is not the text of 16 bytes. */
export function parseUuid(text: string): Uuid {
  if (!TEXT.test(text)) throw new RangeError(`not a UUID: "${text}" (expected 22 characters of base64url)`);
  return text as Uuid;
}

export function uuidBytes(uuid: Uuid): Buffer {
  return Buffer.from(uuid, 'base64url');
}

/** A new random id, of version 4; as in Kafka never one that starts with "-" (it would look like an option) nor a reserved one. */
export function randomUuid(random: Random): Uuid {
  for (;;) {
    const bytes = random.bytes(16);
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    const text = Buffer.from(bytes).toString('base64url');
    if (!text.startsWith('-') && !text.startsWith(RESERVED_PREFIX)) return text as Uuid;
  }
}
