import type { Address, Clock, Listener, ListenOptions, Network, Socket, SocketReceiver } from '@kavka/base';

/** What one connection meets. */
export interface Weather {
  /** How long the next bytes take, either way. */
  delayMs(): number;
  /** How the connection ends by itself, as far as is known now. */
  end(): End | undefined;
}

/** After so many bytes, both ways together, a connection breaks, or falls silent without telling anybody. */
export interface End {
  readonly how: 'break' | 'silence';
  readonly afterBytes: number;
}

/** A network on which bytes take their time and connections fail: `weather` is asked once for each; undefined refuses it. */
export class RoughNetwork implements Network {
  readonly #inner: Network;
  readonly #clock: Clock;
  readonly #weather: () => Weather | undefined;

  constructor(inner: Network, clock: Clock, weather: () => Weather | undefined) {
    this.#inner = inner;
    this.#clock = clock;
    this.#weather = weather;
  }

  listen(options: ListenOptions, accept: (socket: Socket) => void): Promise<Listener> {
    return this.#inner.listen(options, accept);
  }

  async connect(address: Address): Promise<Socket> {
    const weather = this.#weather();
    if (weather === undefined) throw new Error('the connection was refused');
    return new RoughSocket(await this.#inner.connect(address), this.#clock, weather);
  }
}

/** One direction: what is handed over comes later, in order. */
class Lane {
  readonly #clock: Clock;
  readonly #delayMs: () => number;
  /** In order, whichever timer fires first: times are rounded. */
  readonly #waiting: (() => void)[] = [];
  #dueMs = 0;

  constructor(clock: Clock, delayMs: () => number) {
    this.#clock = clock;
    this.#delayMs = delayMs;
  }

  pass(action: () => void): void {
    const nowMs = this.#clock.monotonic();
    this.#dueMs = Math.max(this.#dueMs, nowMs + this.#delayMs());
    this.#waiting.push(action);
    this.#clock.schedule(this.#dueMs - nowMs, () => this.#waiting.shift()?.());
  }
}

class RoughSocket implements Socket {
  readonly #inner: Socket;
  readonly #clock: Clock;
  readonly #weather: Weather;
  readonly #out: Lane;
  readonly #in: Lane;
  readonly #scratch = Buffer.alloc(4096);
  #bytes = 0;
  #ended: End['how'] | undefined;

  constructor(inner: Socket, clock: Clock, weather: Weather) {
    this.#inner = inner;
    this.#clock = clock;
    this.#weather = weather;
    this.#out = new Lane(clock, weather.delayMs);
    this.#in = new Lane(clock, weather.delayMs);
  }

  get remote(): Address {
    return this.#inner.remote;
  }

  get local(): Address {
    return this.#inner.local;
  }

  get unsentBytes(): number {
    return this.#inner.unsentBytes;
  }

  send(chunks: readonly Uint8Array[], sent?: () => void): void {
    const bytes = this.#allowed(Buffer.concat(chunks));
    if (bytes.length > 0) this.#out.pass(() => this.#inner.send([bytes]));
    if (sent !== undefined) this.#clock.endOfTurn(sent);
  }

  receive(receiver: SocketReceiver): void {
    this.#inner.receive({
      buffer: () => this.#scratch,
      received: (length) => {
        const bytes = this.#allowed(Buffer.from(this.#scratch.subarray(0, length)));
        if (bytes.length > 0) this.#in.pass(() => deliver(bytes, receiver));
      },
      closed: (error) => {
        if (this.#ended !== 'silence') this.#in.pass(() => receiver.closed(error));
      },
    });
  }

  pause(): void {
    this.#inner.pause();
  }

  resume(): void {
    this.#inner.resume();
  }

  end(): void {
    this.#out.pass(() => this.#inner.end());
  }

  destroy(): void {
    this.#inner.destroy();
  }

  /** What still gets through of these bytes; where that is not all, the connection ends. */
  #allowed(bytes: Buffer): Buffer {
    if (this.#ended !== undefined) return bytes.subarray(0, 0);
    const end = this.#weather.end();
    const room = Math.max((end?.afterBytes ?? Number.POSITIVE_INFINITY) - this.#bytes, 0);
    this.#bytes += bytes.length;
    if (end === undefined || bytes.length <= room) return bytes;
    this.#ended = end.how;
    if (end.how === 'break') this.#out.pass(() => this.#inner.destroy());
    return bytes.subarray(0, room);
  }
}

function deliver(bytes: Buffer, receiver: SocketReceiver): void {
  for (let at = 0; at < bytes.length; ) {
    const target = receiver.buffer();
    const count = Math.min(target.length, bytes.length - at);
    target.set(bytes.subarray(at, at + count));
    at += count;
    receiver.received(count);
  }
}
