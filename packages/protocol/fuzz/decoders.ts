import { getHeapStatistics } from 'node:v8';
import { DecodeError, Reader, readRequestHeader, Writer } from '@kavka/protocol';
import { decodeMetadataRecord } from '@kavka/protocol/messages/metadata/index';
import { SeededRandom } from '@kavka/testkit';
import fc from 'fast-check';
import { type Codec, eachVersion, loadCodecs } from '../test/codecs.ts';
import { messageArbitrary } from '../test/message-arbitrary.ts';
import { mutate, noise } from './hostile-bytes.ts';

const LIMIT_MS = 50;
/** Heap that decoding may take: so many times the input, and some for errors and the first run of code. */
const HEAP_PER_BYTE = 128;
const HEAP_BASE = 4 << 20;
const NOISE_BYTES = 8192;

/** Something that reads bytes from outside. */
interface Target {
  readonly name: string;
  readonly wellFormed: readonly Buffer[];
  decode(bytes: Buffer): void;
}

export interface Finding {
  readonly target: string;
  readonly problem: string;
  readonly input: string;
}

/** Every decoder in every version, each with a few well-formed inputs to spoil. */
export async function loadTargets(seed: number): Promise<Target[]> {
  const targets: Target[] = [
    { name: 'request header', wellFormed: [], decode: (bytes) => readRequestHeader(new Reader(bytes)) },
    { name: 'metadata record', wellFormed: [], decode: (bytes) => decodeMetadataRecord(bytes) },
  ];
  for (const codec of await loadCodecs()) {
    eachVersion(codec, (version) => targets.push(targetOf(codec, version, seed)));
  }
  return targets;
}

function targetOf(codec: Codec, version: number, seed: number): Target {
  const writer = new Writer();
  const wellFormed = fc
    .sample(messageArbitrary(codec.message, version), { seed, numRuns: 4 })
    .map((fields) => {
      codec.encode(writer, fields, version);
      return writer.toBuffer();
    });
  return {
    name: `${codec.message.name} ${version}`,
    wellFormed,
    decode: (bytes) => {
      codec.decode(new Reader(bytes), version);
    },
  };
}

/** Gives every target `inputs` hostile inputs; the answer is what went wrong. */
export function attack(targets: readonly Target[], seed: number, inputs: number): Finding[] {
  const random = new SeededRandom(seed);
  const findings: Finding[] = [];
  for (const target of targets) {
    for (let left = inputs; left > 0; left--) {
      const spoil = target.wellFormed.length > 0 && !random.oneIn(4);
      const bytes = spoil ? mutate(random, random.pick(target.wellFormed)) : noise(random, NOISE_BYTES);
      const problem = problemOf(target, bytes);
      if (problem !== undefined) {
        findings.push({ target: target.name, problem, input: bytes.toString('hex').slice(0, 2000) });
      }
    }
  }
  return findings;
}

/** What is wrong with how the target takes `bytes`, if anything. */
export function problemOf(target: Target, bytes: Buffer): string | undefined {
  const heapBefore = getHeapStatistics().used_heap_size;
  const start = performance.now();
  const escaped = escapedFrom(target, bytes);
  const took = performance.now() - start;
  const heap = getHeapStatistics().used_heap_size - heapBefore;
  if (escaped !== undefined) return `${escaped}`;
  if (heap > HEAP_BASE + HEAP_PER_BYTE * bytes.length) return `${heap} bytes of heap for ${bytes.length}`;
  if (took > LIMIT_MS && leastTime(target, bytes) > LIMIT_MS) return `${took} ms for ${bytes.length} bytes`;
  return undefined;
}

/** The machine may have been busy elsewhere. */
function leastTime(target: Target, bytes: Buffer): number {
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    escapedFrom(target, bytes);
    return performance.now() - start;
  });
  return Math.min(...times);
}

/** An error that is not a DecodeError. */
function escapedFrom(target: Target, bytes: Buffer): unknown {
  try {
    target.decode(bytes);
    return undefined;
  } catch (error) {
    return error instanceof DecodeError ? undefined : error;
  }
}
