import * as net from 'node:net';
import { assert } from '../assert.ts';
import type { Address, Socket, SocketReceiver } from '../network.ts';
import { asTlsError } from './tls.ts';

/** Reads before a receiver has lent its first buffer land here. Shared by all sockets: it is emptied in the call that tells of the read. */
const FIRST_READ = Buffer.allocUnsafeSlow(65536);

const NOTHING = new Uint8Array(0);

/** How long a connection whose other side has closed may take to swallow what was sent. */
const LINGER_MS = 5000;

/** A connection on top of Node's socket, which reads straight into the memory that the receiver lends. */
export class NodeSocket implements Socket {
  readonly #stream: net.Socket;
  #receiver: SocketReceiver | undefined;
  #lent: Uint8Array = FIRST_READ;
  #unsentBytes = 0;
  #error: Error | undefined;
  /** Set when there is nothing more to read; told to the receiver once. */
  #finished = false;
  remote: Address = NO_ADDRESS;
  local: Address = NO_ADDRESS;

  constructor(open: (onread: net.OnReadOpts) => net.Socket) {
    this.#stream = open({ buffer: () => this.#lend(), callback: (length) => this.#take(length) });
    this.#stream.on('error', (error) => {
      this.#error = asTlsError(error);
    });
    this.#stream.on('end', () => this.#otherSideClosed());
    this.#stream.on('close', () => this.#finish());
    this.#readAddresses();
  }

  get unsentBytes(): number {
    return this.#unsentBytes;
  }

  /** With TLS, when the other side is trusted too. */
  whenConnected(connected: () => void, failed: (error: Error) => void): void {
    const fail = (): void => failed(this.#error ?? new Error('the connection was closed'));
    this.#stream.once('close', fail);
    this.#stream.once('encrypted' in this.#stream ? 'secureConnect' : 'connect', () => {
      this.#stream.off('close', fail);
      this.#readAddresses();
      connected();
    });
  }

  receive(receiver: SocketReceiver): void {
    assert(this.#receiver === undefined, 'a socket has one receiver');
    this.#receiver = receiver;
    if (this.#finished) process.nextTick(() => receiver.closed(this.#error));
    else this.#stream.resume();
  }

  send(chunks: readonly Uint8Array[], sent?: () => void): void {
    const stream = this.#stream;
    if (stream.destroyed || stream.writableEnded) {
      if (sent !== undefined) process.nextTick(sent);
      return;
    }
    let length = 0;
    for (const chunk of chunks) length += chunk.length;
    this.#unsentBytes += length;
    const left = (): void => {
      this.#unsentBytes -= length;
      sent?.();
    };
    if (chunks.length > 1) stream.cork();
    const last = chunks.length - 1;
    for (let index = 0; index < last; index++) stream.write(chunks[index] ?? NOTHING);
    stream.write(chunks[last] ?? NOTHING, left);
    if (chunks.length > 1) stream.uncork();
  }

  pause(): void {
    this.#stream.pause();
  }

  resume(): void {
    if (this.#receiver !== undefined && !this.#finished) this.#stream.resume();
  }

  end(): void {
    this.#stream.end();
  }

  destroy(): void {
    this.#stream.destroy();
  }

  /** Node asks for the next buffer when a read has been taken, and once when the socket is made. */
  #lend(): Uint8Array {
    if (this.#receiver !== undefined && !this.#finished && !this.#stream.destroyed) {
      this.#lent = this.#receiver.buffer();
    }
    return this.#lent;
  }

  #take(length: number): boolean {
    if (this.#lent === FIRST_READ) this.#takeFirst(length);
    else this.#receiver?.received(length);
    return true;
  }

  #takeFirst(length: number): void {
    let at = 0;
    while (at < length && !this.#stream.destroyed && this.#receiver !== undefined) {
      const target = this.#receiver.buffer();
      const count = Math.min(target.length, length - at);
      target.set(FIRST_READ.subarray(at, at + count));
      at += count;
      this.#receiver.received(count);
    }
  }

  #otherSideClosed(): void {
    this.#finish();
    if (this.#stream.destroyed) return;
    this.#stream.end();
    const linger = setTimeout(() => this.#stream.destroy(), LINGER_MS).unref();
    this.#stream.once('close', () => clearTimeout(linger));
  }

  #finish(): void {
    if (this.#finished) return;
    this.#finished = true;
    this.#receiver?.closed(this.#error);
  }

  #readAddresses(): void {
    const { remoteAddress, remotePort, localAddress, localPort } = this.#stream;
    this.remote = addressOf(remoteAddress, remotePort);
    this.local = addressOf(localAddress, localPort);
  }
}

const NO_ADDRESS: Address = { host: '', port: 0 };

/** A socket for IPv6 shows IPv4 addresses as `::ffff:10.0.0.1`; logs and access rules speak of `10.0.0.1`. */
function addressOf(host: string | undefined, port: number | undefined): Address {
  if (host === undefined || port === undefined) return NO_ADDRESS;
  return { host: host.startsWith('::ffff:') ? host.slice(7) : host, port };
}

/**
 * Makes a `NodeSocket` of a connection that a server has accepted. Node offers reads into lent memory for outgoing connections only, so the
 * handle moves to a new socket made for that: a third of the processor time and half of the memory of 'data' events plus a copy.
 */
export function adopt(accepted: net.Socket): NodeSocket {
  const holder = accepted as HandleHolder;
  const handle = holder._handle;
  holder._handle = null;
  const socket = new NodeSocket((onread) => {
    const options = { handle, onread } as net.SocketConstructorOpts;
    return new net.Socket(options).setNoDelay(true).setKeepAlive(true).pause();
  });
  // Without its handle this only takes the connection off the server's count, which closing the server waits for.
  accepted.destroy();
  return socket;
}

interface HandleHolder extends net.Socket {
  _handle: unknown;
}
