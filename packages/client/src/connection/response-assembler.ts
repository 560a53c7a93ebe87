import type { SocketReceiver } from '@kavka/base';
import { FrameMemory } from './frame-memory.ts';

const PREFIX_BYTES = 4;
/** The least that a response has: its correlation id. */
const MIN_FRAME_BYTES = 4;
/** Reads of all connections land here first; each is taken out before the next one. */
const SCRATCH = Buffer.allocUnsafeSlow(65_536);
/** Below this, what is missing of a frame is read together with what follows it. */
const DIRECT_READ_FROM = 8192;
/** Memory that a broker gets on its word alone; a frame announced larger grows as its bytes come. */
const UNPROVEN_BYTES = 1_048_576;

export interface FrameReceiver {
  /** A whole response without its size. The memory is the receiver's from now on. */
  frame(frame: Buffer): void;
  badFrame(sizeBytes: number): void;
  closed(error?: Error): void;
}

/** Cuts a stream of bytes into responses. What is large is read straight into its own memory. */
export class ResponseAssembler implements SocketReceiver {
  readonly #receiver: FrameReceiver;
  readonly #maxFrameBytes: number;
  readonly #memory: FrameMemory;
  #prefix = 0;
  #prefixBytes = 0;
  #frame: Buffer | null = null;
  /** Of the frame, and how much of it is there. */
  #size = 0;
  #filled = 0;
  #isLent = false;
  #provenBytes = UNPROVEN_BYTES;
  #isStopped = false;

  constructor(maxFrameBytes: number, receiver: FrameReceiver, memory = new FrameMemory()) {
    this.#maxFrameBytes = maxFrameBytes;
    this.#memory = memory;
    this.#receiver = receiver;
  }

  buffer(): Uint8Array {
    const frame = this.#frame;
    this.#isLent = frame !== null && this.#size - this.#filled >= DIRECT_READ_FROM;
    if (frame === null || !this.#isLent) return SCRATCH;
    return this.#room(frame).subarray(this.#filled);
  }

  received(length: number): void {
    if (this.#isStopped) return;
    if (this.#isLent) this.#advance(length);
    else this.#cut(length);
  }

  closed(error?: Error): void {
    this.#isStopped = true;
    this.#frame = null;
    this.#receiver.closed(error);
  }

  #cut(length: number): void {
    let at = 0;
    while (at < length && !this.#isStopped) {
      if (this.#frame === null) at = this.#readPrefix(at, length);
      else at += this.#copy(this.#frame, at, length);
    }
  }

  #readPrefix(from: number, end: number): number {
    let at = from;
    while (at < end && this.#prefixBytes < PREFIX_BYTES) {
      this.#prefix = (this.#prefix << 8) | SCRATCH[at++]!;
      this.#prefixBytes++;
    }
    if (this.#prefixBytes === PREFIX_BYTES) this.#begin(this.#prefix);
    return at;
  }

  #begin(sizeBytes: number): void {
    this.#prefix = 0;
    this.#prefixBytes = 0;
    if (sizeBytes < MIN_FRAME_BYTES || sizeBytes > this.#maxFrameBytes || isTlsAlert(sizeBytes)) {
      this.#isStopped = true;
      this.#receiver.badFrame(sizeBytes);
      return;
    }
    this.#size = sizeBytes;
    this.#filled = 0;
    this.#frame = this.#allocate(Math.min(sizeBytes, this.#provenBytes));
  }

  #copy(frame: Buffer, from: number, end: number): number {
    const room = this.#room(frame);
    const count = Math.min(room.length - this.#filled, end - from);
    SCRATCH.copy(room, this.#filled, from, from + count);
    this.#advance(count);
    return count;
  }

  /** The frame's memory with at least a byte of room. */
  #room(frame: Buffer): Buffer {
    if (this.#filled < frame.length) return frame;
    const larger = this.#allocate(Math.min(this.#size, frame.length * 2));
    frame.copy(larger);
    this.#frame = larger;
    return larger;
  }

  #advance(count: number): void {
    this.#filled += count;
    if (this.#filled < this.#size || this.#frame === null) return;
    const frame = this.#frame;
    this.#frame = null;
    this.#provenBytes = Math.max(this.#provenBytes, this.#size);
    this.#receiver.frame(frame);
  }

  /** Small frames share slabs; a large one has its own memory, which goes with it. */
  #allocate(sizeBytes: number): Buffer {
    return sizeBytes < DIRECT_READ_FROM ? Buffer.allocUnsafe(sizeBytes) : this.#memory.take(sizeBytes);
  }
}

/** The first bytes of a TLS alert, taken for a size: what a listener with TLS answers to a client without. No answer is so large. */
export function isTlsAlert(sizeBytes: number): boolean {
  return sizeBytes >>> 8 === 0x150303;
}

/** The letters HTTP, taken for a size. */
export function isHttpAnswer(sizeBytes: number): boolean {
  return sizeBytes === 0x48545450;
}
