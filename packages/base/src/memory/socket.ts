import { assert } from '../assert.ts';
import type { Clock } from '../clock.ts';
import type { Address, Socket, SocketReceiver } from '../network.ts';

interface Outgoing {
  readonly chunks: readonly Uint8Array[];
  readonly length: number;
  readonly sent: (() => void) | undefined;
}

/** One end of a connection in memory. Bytes move at the end of a turn, from the sender's memory to what the other side's receiver lends. */
export class MemorySocket implements Socket {
  readonly local: Address;
  readonly remote: Address;
  readonly #clock: Clock;
  #peer: MemorySocket = this;
  #receiver: SocketReceiver | undefined;
  #outgoing: Outgoing[] = [];
  #unsentBytes = 0;
  #isMoving = false;
  #isPaused = false;
  #isEnding = false;
  /** The other side knows that nothing follows. */
  #isEndTold = false;
  #isDestroyed = false;
  /** The receiver has been told that nothing follows, or will be as soon as there is one. */
  #isFinished = false;

  static pair(clock: Clock, near: Address, far: Address): [MemorySocket, MemorySocket] {
    const ours = new MemorySocket(clock, near, far);
    const theirs = new MemorySocket(clock, far, near);
    ours.#peer = theirs;
    theirs.#peer = ours;
    return [ours, theirs];
  }

  private constructor(clock: Clock, local: Address, remote: Address) {
    this.#clock = clock;
    this.local = local;
    this.remote = remote;
  }

  get unsentBytes(): number {
    return this.#unsentBytes;
  }

  receive(receiver: SocketReceiver): void {
    assert(this.#receiver === undefined, 'a socket has one receiver');
    this.#receiver = receiver;
    if (this.#isFinished) this.#clock.endOfTurn(() => receiver.closed());
    else this.#peer.#moveSoon();
  }

  send(chunks: readonly Uint8Array[], sent?: () => void): void {
    if (this.#isEnding || this.#isDestroyed) {
      if (sent !== undefined) this.#clock.endOfTurn(sent);
      return;
    }
    let length = 0;
    for (const chunk of chunks) length += chunk.length;
    this.#outgoing.push({ chunks, length, sent });
    this.#unsentBytes += length;
    this.#moveSoon();
  }

  pause(): void {
    this.#isPaused = true;
  }

  resume(): void {
    this.#isPaused = false;
    this.#peer.#moveSoon();
  }

  end(): void {
    this.#isEnding = true;
    this.#moveSoon();
  }

  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    this.#clock.endOfTurn(() => {
      this.#dropOutgoing();
      this.#finish();
      this.#peer.#otherSideClosed();
    });
  }

  #moveSoon(): void {
    if (this.#isMoving || this.#isDestroyed) return;
    this.#isMoving = true;
    this.#clock.endOfTurn(() => {
      this.#isMoving = false;
      this.#move();
    });
  }

  /** Gives the other side what it takes now. What is sent meanwhile moves in the next turn. */
  #move(): void {
    const peer = this.#peer;
    for (let count = this.#outgoing.length; count > 0 && peer.#takes && !this.#isDestroyed; count--) {
      const next = this.#outgoing.shift();
      if (next === undefined) break;
      const left = peer.#take(next.chunks);
      if (left.length > 0 && !peer.#isDestroyed) {
        const length = lengthOf(left);
        this.#unsentBytes -= next.length - length;
        this.#outgoing.unshift({ chunks: left, length, sent: next.sent });
        return;
      }
      this.#unsentBytes -= next.length;
      next.sent?.();
    }
    if (this.#isEnding && this.#outgoing.length === 0 && !this.#isEndTold) {
      this.#isEndTold = true;
      peer.#otherSideEnded();
    }
  }

  get #takes(): boolean {
    return this.#receiver !== undefined && !this.#isPaused && !this.#isFinished && !this.#isDestroyed;
  }

  /** Hands the chunks to the receiver, and returns what is left of them when it pauses. */
  #take(chunks: readonly Uint8Array[]): readonly Uint8Array[] {
    for (const [index, chunk] of chunks.entries()) {
      let at = 0;
      while (at < chunk.length) {
        const receiver = this.#receiver;
        if (receiver === undefined || !this.#takes) return [chunk.subarray(at), ...chunks.slice(index + 1)];
        const target = receiver.buffer();
        const count = Math.min(target.length, chunk.length - at);
        target.set(chunk.subarray(at, at + count));
        at += count;
        receiver.received(count);
      }
    }
    return [];
  }

  /** As with TCP, what this side sent before still arrives; then it ends too. */
  #otherSideEnded(): void {
    this.#finish();
    if (this.#isDestroyed) return;
    this.#isEnding = true;
    this.#moveSoon();
  }

  #otherSideClosed(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    this.#dropOutgoing();
    this.#finish();
  }

  #dropOutgoing(): void {
    const dropped = this.#outgoing;
    this.#outgoing = [];
    this.#unsentBytes = 0;
    for (const { sent } of dropped) sent?.();
  }

  #finish(): void {
    if (this.#isFinished) return;
    this.#isFinished = true;
    this.#receiver?.closed();
  }
}

function lengthOf(chunks: readonly Uint8Array[]): number {
  let length = 0;
  for (const chunk of chunks) length += chunk.length;
  return length;
}
