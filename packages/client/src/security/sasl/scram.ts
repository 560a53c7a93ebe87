import { createHash, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import type { Random } from '@kavka/base';
import type { SaslExchange, SaslMechanism } from './mechanism.ts';
import { parseServerFinal, parseServerFirst, saslName } from './scram-messages.ts';

export interface ScramCredentials {
  readonly username: string;
  readonly password: string;
  /** The name and password are those of a delegation token. */
  readonly isToken: boolean;
}

type Hash = 'sha256' | 'sha512';

const HASHES: Readonly<Record<string, Hash>> = { 'SCRAM-SHA-256': 'sha256', 'SCRAM-SHA-512': 'sha512' };
const MIN_ITERATIONS = 4096;
/** Far more than brokers allow: whoever asks for more wants to keep this process busy. */
const MAX_ITERATIONS = 100_000;
const NONCE_BYTES = 18;
const CHANNEL_BINDING = Buffer.from('n,,').toString('base64');

/** RFC 5802: proves that it knows the password without saying it, and has the broker prove the same. */
export class Scram implements SaslMechanism {
  readonly name: string;
  readonly #credentials: ScramCredentials;
  readonly #random: Random;

  constructor(name: 'SCRAM-SHA-256' | 'SCRAM-SHA-512', credentials: ScramCredentials, random: Random) {
    this.name = name;
    this.#credentials = credentials;
    this.#random = random;
  }

  async begin(): Promise<SaslExchange> {
    const nonce = Buffer.from(this.#random.bytes(NONCE_BYTES)).toString('base64');
    return new ScramExchange(HASHES[this.name]!, this.#credentials, nonce);
  }
}

export class ScramExchange implements SaslExchange {
  readonly #hash: Hash;
  readonly #credentials: ScramCredentials;
  readonly #nonce: string;
  readonly #firstBare: string;
  /** What the broker must sign its last message with; undefined until its first one has come. */
  #serverSignature: Buffer | undefined;
  #isComplete = false;

  constructor(hash: Hash, credentials: ScramCredentials, nonce: string) {
    this.#hash = hash;
    this.#credentials = credentials;
    this.#nonce = nonce;
    const extensions = credentials.isToken ? ',tokenauth=true' : '';
    this.#firstBare = `n=${saslName(credentials.username)},r=${nonce}${extensions}`;
  }

  get isComplete(): boolean {
    return this.#isComplete;
  }

  first(): Buffer {
    return Buffer.from(`n,,${this.#firstBare}`);
  }

  next(challenge: Buffer): Buffer | null {
    if (this.#serverSignature === undefined) return this.#prove(challenge);
    const signature = parseServerFinal(challenge);
    const isRight =
      signature.length === this.#serverSignature.length && timingSafeEqual(signature, this.#serverSignature);
    if (!isRight) throw new Error('Invalid server signature in server final message');
    this.#isComplete = true;
    return null;
  }

  #prove(serverFirst: Buffer): Buffer {
    const { nonce, salt, iterations } = parseServerFirst(serverFirst);
    if (!nonce.startsWith(this.#nonce) || nonce.length === this.#nonce.length)
      throw new Error('Invalid server nonce: does not start with client nonce and go on');
    if (iterations < MIN_ITERATIONS)
      throw new Error(`Requested iterations ${iterations} is less than the minimum ${MIN_ITERATIONS}`);
    if (iterations > MAX_ITERATIONS)
      throw new Error(`Requested iterations ${iterations} is more than the maximum ${MAX_ITERATIONS}`);
    const withoutProof = `c=${CHANNEL_BINDING},r=${nonce}`;
    const signed = `${this.#firstBare},${serverFirst.toString('utf8')},${withoutProof}`;
    const { proof, serverSignature } = this.#signatures(salt, iterations, signed);
    this.#serverSignature = serverSignature;
    return Buffer.from(`${withoutProof},p=${proof.toString('base64')}`);
  }

  #signatures(salt: Buffer, iterations: number, signed: string): { proof: Buffer; serverSignature: Buffer } {
    const hash = this.#hash;
    const hmac = (key: Buffer, text: string): Buffer => createHmac(hash, key).update(text).digest();
    const sizeBytes = hash === 'sha256' ? 32 : 64;
    const salted = pbkdf2Sync(this.#credentials.password, salt, iterations, sizeBytes, hash);
    const clientKey = hmac(salted, 'Client Key');
    const storedKey = createHash(hash).update(clientKey).digest();
    const clientSignature = hmac(storedKey, signed);
    const proof = Buffer.from(clientKey.map((byte, at) => byte ^ clientSignature[at]!));
    return { proof, serverSignature: hmac(hmac(salted, 'Server Key'), signed) };
  }
}
