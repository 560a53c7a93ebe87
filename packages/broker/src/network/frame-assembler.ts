import type { SocketReceiver } from '@kavka/base';
import type { BufferPool } from './buffer-pool.ts';
import { Frame } from './frame.ts';

const PREFIX_BYTES = 4;

/** Memory that a connection gets on its word alone; beyond it, what it has shown to send before counts. */
const UNPROVEN_FRAME_BYTES = 256 * 1024;

/** Who gets the frames of a connection. */
export interface FrameConsumer {
  frame(frame: Frame): void;
  /** The size prefix is not acceptable; nothing after it can be understood. */
  badFrame(sizeBytes: number): void;
  closed(error?: Error): void;
}

/**
 * Cuts a stream of bytes into frames. Small frames are copied out of one scratch buffer that all connections share (a read is handled
 * before the next one starts); the rest of a frame that did not fit is read straight into its own buffer.
 */
export class FrameAssembler implements SocketReceiver {
  readonly #pool: BufferPool;
  readonly #scratch: Buffer;
  readonly #maxFrameBytes: number;
  readonly #consumer: FrameConsumer;
  readonly #prefix = Buffer.alloc(PREFIX_BYTES);
  #prefixBytes = 0;
  #frame: Frame | null = null;
  #lentFrame = false;
  #provenBytes = UNPROVEN_FRAME_BYTES;
  #ended = false;

  constructor(pool: BufferPool, scratch: Buffer, maxFrameBytes: number, consumer: FrameConsumer) {
    this.#pool = pool;
    this.#scratch = scratch;
    this.#maxFrameBytes = maxFrameBytes;
    this.#consumer = consumer;
  }

  buffer(): Uint8Array {
    this.#lentFrame = this.#frame !== null;
    return this.#frame === null ? this.#scratch : this.#frame.room();
  }

  received(length: number): void {
    if (this.#ended) return;
    if (this.#lentFrame) this.#advance(this.#frame as Frame, length);
    else this.#cut(length);
  }

  closed(error?: Error): void {
    this.#stop();
    this.#consumer.closed(error);
  }

  #cut(length: number): void {
    let at = 0;
    while (at < length && !this.#ended) {
      at = this.#frame === null ? this.#readPrefix(at, length) : this.#readBody(this.#frame, at, length);
    }
  }

  #readPrefix(at: number, end: number): number {
    const taken = Math.min(PREFIX_BYTES - this.#prefixBytes, end - at);
    this.#scratch.copy(this.#prefix, this.#prefixBytes, at, at + taken);
    this.#prefixBytes += taken;
    if (this.#prefixBytes === PREFIX_BYTES) this.#begin(this.#prefix.readInt32BE(0));
    return at + taken;
  }

  #begin(sizeBytes: number): void {
    this.#prefixBytes = 0;
    if (sizeBytes <= 0 || sizeBytes > this.#maxFrameBytes) {
      this.#stop();
      this.#consumer.badFrame(sizeBytes);
      return;
    }
    this.#frame = new Frame(this.#pool, sizeBytes, this.#provenBytes);
  }

  #readBody(frame: Frame, at: number, end: number): number {
    const room = frame.room();
    const taken = Math.min(room.length, end - at);
    this.#scratch.copy(room, 0, at, at + taken);
    this.#advance(frame, taken);
    return at + taken;
  }

  #advance(frame: Frame, count: number): void {
    frame.filled(count);
    if (!frame.isComplete) return;
    this.#frame = null;
    this.#provenBytes = Math.max(this.#provenBytes, frame.length * 2);
    this.#consumer.frame(frame);
  }

  #stop(): void {
    this.#ended = true;
    this.#frame?.release();
    this.#frame = null;
  }
}
