import type { Address, Network, Socket } from '@kavka/base';
import { type Init, Reader, requestFrame, responseHeaderVersion, Writer } from '@kavka/protocol';
import { decodeResponseHeader } from '@kavka/protocol/messages/header';
import type { WireApi } from './api.ts';

const READ_BYTES = 64 * 1024;
const PREFIX_BYTES = 4;

export interface WireClientOptions {
  readonly clientId?: string;
  /** Lets a node with a clock of its own do its work: called by `ask` when the request has been sent. */
  readonly drive?: () => Promise<void>;
}

interface Pending {
  readonly correlationId: number;
  /** @throws DecodeError */
  readonly take: (body: Reader) => void;
  readonly fail: (error: Error) => void;
}

/** The connection ended while an answer was awaited. */
export class ConnectionClosedError extends Error {
  override readonly name = 'ConnectionClosedError';
}

/** One connection to a broker, for tests: typed requests, answers that are checked for order and for bytes left over, and raw bytes. */
export class WireClient {
  /** Answers that no request waits for, such as those to raw bytes: header and body. */
  readonly stray: Buffer[] = [];
  readonly #socket: Socket;
  readonly #options: WireClientOptions;
  readonly #memory = Buffer.allocUnsafe(READ_BYTES);
  readonly #pending: Pending[] = [];
  #received: Buffer = Buffer.alloc(0);
  #lastCorrelationId = 0;
  #isClosed = false;
  #whenClosed: () => void = () => {};
  /** Resolves when the connection has ended, by either side. */
  readonly closed = new Promise<void>((resolve) => {
    this.#whenClosed = resolve;
  });

  private constructor(socket: Socket, options: WireClientOptions) {
    this.#socket = socket;
    this.#options = options;
    socket.receive({
      buffer: () => this.#memory,
      received: (length) => this.#take(this.#memory.subarray(0, length)),
      closed: () => this.#end(),
    });
  }

  static async connect(
    network: Network,
    address: Address,
    options: WireClientOptions = {},
  ): Promise<WireClient> {
    return new WireClient(await network.connect(address), options);
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Requests that wait for their answer. */
  get unanswered(): number {
    return this.#pending.length;
  }

  /** Sends a request and resolves to its answer. Where `drive` was given, the answer must be there when it is done. */
  async ask<Request, Response>(
    api: WireApi<Request, Response>,
    request: Init<Request>,
    version = api.version,
  ): Promise<Response> {
    const answer = this.send(api, request, version);
    const { drive } = this.#options;
    if (drive === undefined) return answer;
    let isSettled = false;
    const settled = (): void => {
      isSettled = true;
    };
    answer.then(settled, settled);
    await drive();
    if (!isSettled) throw new Error(`API key ${api.apiKey} is not answered yet`);
    return answer;
  }

  /** Sends a request and leaves it to the test what happens until the answer comes. */
  send<Request, Response>(
    api: WireApi<Request, Response>,
    request: Init<Request>,
    version = api.version,
  ): Promise<Response> {
    return new Promise((resolve, reject) => {
      const take = (body: Reader): void => {
        const response = api.decode(body, version);
        const left = body.end - body.position;
        if (left === 0) resolve(response);
        else reject(new Error(`${left} bytes are left over behind the answer to API key ${api.apiKey}`));
      };
      const correlationId = this.tell(api, request, version);
      if (this.#isClosed) reject(new ConnectionClosedError('the connection is closed'));
      else this.#pending.push({ correlationId, take: withHeader(api.apiKey, version, take), fail: reject });
    });
  }

  /** Sends a request that is not answered, such as a produce with acks=0. Returns its correlation id. */
  tell<Request, Response>(
    api: WireApi<Request, Response>,
    request: Init<Request>,
    version = api.version,
  ): number {
    const correlationId = ++this.#lastCorrelationId;
    const { clientId = 'test' } = this.#options;
    const header = { requestApiKey: api.apiKey, requestApiVersion: version, correlationId, clientId };
    this.sendBytes(...requestFrame(new Writer(), header, (writer) => api.encode(writer, request, version)));
    return correlationId;
  }

  sendBytes(...chunks: readonly Uint8Array[]): void {
    this.#socket.send(chunks);
  }

  /** Stops taking answers: the window to this client fills. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  /** Breaks the connection off. */
  close(): void {
    this.#socket.destroy();
  }

  #take(bytes: Buffer): void {
    this.#received = Buffer.concat([this.#received, bytes]);
    for (;;) {
      if (this.#received.length < PREFIX_BYTES) return;
      const end = PREFIX_BYTES + this.#received.readInt32BE(0);
      if (this.#received.length < end) return;
      this.#answer(this.#received.subarray(PREFIX_BYTES, end));
      this.#received = this.#received.subarray(end);
    }
  }

  #answer(frame: Buffer): void {
    const first = this.#pending.shift();
    if (first === undefined) {
      this.stray.push(frame);
      return;
    }
    const correlationId = frame.readInt32BE(0);
    if (correlationId !== first.correlationId) {
      first.fail(
        new Error(`the answer to request ${first.correlationId} has correlation id ${correlationId}`),
      );
      return;
    }
    try {
      first.take(new Reader(frame));
    } catch (error) {
      first.fail(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #end(): void {
    this.#isClosed = true;
    for (const { fail } of this.#pending.splice(0))
      fail(new ConnectionClosedError('the connection was closed before the answer'));
    this.#whenClosed();
  }
}

function withHeader(apiKey: number, version: number, take: (body: Reader) => void): (frame: Reader) => void {
  return (frame) => {
    decodeResponseHeader(frame, responseHeaderVersion(apiKey, version));
    take(frame);
  };
}
