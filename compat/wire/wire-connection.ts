import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { FrameAssembler } from './frame-assembler.ts';
import { requestFrame } from './frame-writer.ts';

const CONNECT_LIMIT_MS = 5_000;
const REQUEST_LIMIT_MS = 20_000;

interface Waiting {
  resolve(answer: Buffer): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout;
}

/** A connection that speaks Kafka's frames, and nothing more: requests may be pipelined, answers come in their order. */
export class WireConnection {
  readonly socket: Socket;
  readonly #assembler = new FrameAssembler();
  readonly #waiting: Waiting[] = [];
  #correlationId = 0;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => {
      for (const frame of this.#assembler.push(chunk)) this.#answered(frame);
    });
    socket.on('error', (error) => this.#failAll(error));
    socket.on('close', () => this.#failAll(new Error('the server closed the connection')));
  }

  static async open(port: number): Promise<WireConnection> {
    const socket = connect(port, 'localhost');
    try {
      // On a machine under load a socket may come to neither "connect" nor "error".
      await once(socket, 'connect', { signal: AbortSignal.timeout(CONNECT_LIMIT_MS) });
    } catch (error) {
      socket.destroy();
      throw error;
    }
    return new WireConnection(socket);
  }

  /** Sends one request; gives the answer without length and correlation id. */
  request(apiKey: number, version: number, body: Uint8Array): Promise<Buffer> {
    return this.send(requestFrame(apiKey, version, this.#correlationId++, body));
  }

  /** Sends a frame as it is and expects one answer for it. */
  send(frame: Uint8Array): Promise<Buffer> {
    const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
    const timer = setTimeout(() => {
      this.#failAll(new Error(`no answer within ${REQUEST_LIMIT_MS} ms`));
      this.close();
    }, REQUEST_LIMIT_MS);
    this.#waiting.push({ resolve, reject, timer });
    if (this.socket.destroyed) this.#failAll(new Error('the connection is closed'));
    else this.socket.write(frame);
    return promise;
  }

  close(): void {
    this.socket.destroy();
  }

  #answered(frame: Buffer): void {
    const first = this.#waiting.shift();
    if (!first) {
      this.close(); // an answer that nobody asked for
      return;
    }
    clearTimeout(first.timer);
    first.resolve(frame.subarray(4));
  }

  #failAll(error: Error): void {
    for (const waiting of this.#waiting.splice(0)) {
      clearTimeout(waiting.timer);
      waiting.reject(error);
    }
  }
}
