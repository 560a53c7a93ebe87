import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

const SIZE_BYTES = 4;
/** Longer frames are not worth their place in the repository. */
const LONGEST = 1200;

export interface RecordedFrame {
  readonly client: string;
  readonly kind: 'request' | 'response';
  readonly apiKey: number;
  readonly version: number;
  /** Without the size in front. */
  readonly frame: Buffer;
}

/** A proxy in front of a broker that keeps, for each client, the longest frame (within reason) of every API version and direction. */
export class FrameRecorder {
  /** Who is talking now. */
  client = '';
  readonly #frames = new Map<string, RecordedFrame>();
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #brokerPort = 0;

  constructor() {
    this.#server = createServer((socket) => this.#accept(socket));
  }

  async listen(): Promise<number> {
    this.#server.listen(0, 'localhost');
    await once(this.#server, 'listening');
    return (this.#server.address() as AddressInfo).port;
  }

  forwardTo(brokerPort: number): void {
    this.#brokerPort = brokerPort;
  }

  get frames(): RecordedFrame[] {
    return [...this.#frames.values()];
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }

  #accept(near: Socket): void {
    const far = connect(this.#brokerPort, 'localhost');
    const asked = new Map<number, { apiKey: number; version: number }>();
    const { client } = this;
    this.#pipe(near, far, (frame) => {
      const [apiKey, version] = [frame.readInt16BE(0), frame.readInt16BE(2)];
      asked.set(frame.readInt32BE(4), { apiKey, version });
      this.#keep({ client, kind: 'request', apiKey, version, frame });
    });
    this.#pipe(far, near, (frame) => {
      const request = asked.get(frame.readInt32BE(0));
      if (request !== undefined) this.#keep({ client, kind: 'response', ...request, frame });
    });
  }

  #pipe(from: Socket, to: Socket, take: (frame: Buffer) => void): void {
    let pending = Buffer.alloc(0);
    this.#sockets.add(from);
    from.on('data', (chunk: Buffer) => {
      to.write(chunk);
      pending = Buffer.concat([pending, chunk]);
      while (pending.length >= SIZE_BYTES && pending.length >= SIZE_BYTES + pending.readInt32BE(0)) {
        const end = SIZE_BYTES + pending.readInt32BE(0);
        take(pending.subarray(SIZE_BYTES, end));
        pending = pending.subarray(end);
      }
    });
    from.on('error', () => to.destroy());
    from.on('close', () => to.destroy());
  }

  #keep(frame: RecordedFrame): void {
    if (frame.frame.length > LONGEST) return;
    const place = [frame.client, frame.kind, frame.apiKey, frame.version].join(' ');
    const known = this.#frames.get(place);
    if (known === undefined || known.frame.length < frame.frame.length) this.#frames.set(place, frame);
  }
}
