import { EncodeError, Writer } from '@kavka/protocol';
import fc from 'fast-check';
import type { Message } from '../../packages/protocol/generate/model.ts';
import { type Codec, eachVersion, type Fields, loadCodecs } from '../../packages/protocol/test/codecs.ts';
import { messageArbitrary } from '../../packages/protocol/test/message-arbitrary.ts';

/** One message of ours, for a foreign codec to read and to write again. */
export interface Case {
  readonly message: Message;
  readonly version: number;
  readonly fields: Fields;
  readonly bytes: Buffer;
  /** The version to write it in: mostly the same; another one shows what may be left out and what is refused. */
  readonly writeVersion: number;
  /** What we write in that version; an error where the message does not fit it. */
  readonly expected: Buffer | EncodeError;
}

/** Seeded random values of every message in every version, to be written in the same version and in the next ones below and above. */
export async function makeCases(seed: number, perVersion: number): Promise<Case[]> {
  const codecs = await loadCodecs();
  return codecs.flatMap((codec) => casesOf(codec, seed, perVersion));
}

function casesOf(codec: Codec, seed: number, count: number): Case[] {
  const { message } = codec;
  const { lowest, highest } = message.versions;
  const cases: Case[] = [];
  eachVersion(codec, (version) => {
    for (const fields of fc.sample(messageArbitrary(message, version), { seed, numRuns: count })) {
      const bytes = new Writer();
      codec.encode(bytes, fields, version);
      const common = { message, version, fields, bytes: bytes.toBuffer() };
      cases.push({ ...common, writeVersion: version, expected: common.bytes });
      for (const writeVersion of [version - 1, version + 1]) {
        if (writeVersion < lowest || writeVersion > highest) continue;
        cases.push({ ...common, writeVersion, expected: attempt(codec, fields, writeVersion) });
      }
    }
  });
  return cases;
}

function attempt(codec: Codec, fields: Fields, version: number): Buffer | EncodeError {
  const writer = new Writer();
  try {
    codec.encode(writer, fields, version);
    return writer.toBuffer();
  } catch (error) {
    if (error instanceof EncodeError) return error;
    throw error;
  }
}
