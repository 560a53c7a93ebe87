import type { Address, Listener, ListenOptions, Network, Socket, SocketReceiver } from '@kavka/base';

/** When one connection fails, in bytes from its start; what is left out never happens. */
export interface ConnectionFault {
  /** What the client sends beyond this does not arrive, and the connection breaks. */
  readonly cutSentAt?: number;
  /** What the broker sends beyond this does not arrive, and the connection breaks. */
  readonly cutReceivedAt?: number;
  /** From here on nothing that the client sends arrives, and nobody is told. */
  readonly freezeSentAt?: number;
}

/** A network on which outgoing connections fail as planned: `plan` is asked once for each. */
export class FaultyNetwork implements Network {
  readonly #inner: Network;
  readonly #plan: (connection: number) => ConnectionFault;
  #connections = 0;

  constructor(inner: Network, plan: (connection: number) => ConnectionFault) {
    this.#inner = inner;
    this.#plan = plan;
  }

  listen(options: ListenOptions, accept: (socket: Socket) => void): Promise<Listener> {
    return this.#inner.listen(options, accept);
  }

  async connect(address: Address): Promise<Socket> {
    const fault = this.#plan(this.#connections++);
    return new FaultySocket(await this.#inner.connect(address), fault);
  }
}

class FaultySocket implements Socket {
  readonly #inner: Socket;
  readonly #fault: ConnectionFault;
  #sentBytes = 0;
  #receivedBytes = 0;

  constructor(inner: Socket, fault: ConnectionFault) {
    this.#inner = inner;
    this.#fault = fault;
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
    const { cutSentAt = Infinity, freezeSentAt = Infinity } = this.#fault;
    const bytes = Buffer.concat(chunks);
    const room = Math.max(Math.min(cutSentAt, freezeSentAt) - this.#sentBytes, 0);
    this.#sentBytes += bytes.length;
    if (bytes.length <= room) {
      this.#inner.send([bytes], sent);
      return;
    }
    this.#inner.send([bytes.subarray(0, room)]);
    if (this.#sentBytes > cutSentAt) this.#inner.end();
  }

  receive(receiver: SocketReceiver): void {
    const { cutReceivedAt = Infinity } = this.#fault;
    this.#inner.receive({
      buffer: () => receiver.buffer(),
      received: (length) => {
        const room = Math.max(cutReceivedAt - this.#receivedBytes, 0);
        this.#receivedBytes += length;
        if (room > 0) receiver.received(Math.min(length, room));
        if (length > room) this.#inner.destroy();
      },
      closed: (error) => receiver.closed(error),
    });
  }

  pause(): void {
    this.#inner.pause();
  }

  resume(): void {
    this.#inner.resume();
  }

  end(): void {
    this.#inner.end();
  }

  destroy(): void {
    this.#inner.destroy();
  }
}
