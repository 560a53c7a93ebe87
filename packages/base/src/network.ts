import type { TlsOptions } from './tls.ts';

/** The network as a parameter: TCP in production, memory in one process or in the simulator. */
export interface Network {
  /** Resolves when the listener accepts connections; port 0 lets the system choose. Rejects with a `NetworkError`. */
  listen(options: ListenOptions, accept: (socket: Socket) => void): Promise<Listener>;
  /**
   * With `tls`, the socket carries what is inside the encryption, and the other side must be `serverName`: the host where it is left out.
   * Rejects with a `NetworkError`; `TlsError` where trust is missing.
   */
  connect(address: Address, tls?: TlsOptions, serverName?: string): Promise<Socket>;
}

export interface Address {
  readonly host: string;
  readonly port: number;
}

export interface ListenOptions extends Address {
  readonly backlog: number;
  /** A connection could not be accepted, such as for want of file descriptors; the listener goes on. */
  readonly failed?: (error: NetworkError) => void;
}

export interface Listener {
  readonly address: Address;
  /** Accepts nothing more; connections that are open stay. */
  close(): Promise<void>;
}

/**
 * Where a socket puts what it reads. The receiver lends the buffer, so that a large frame is read to its final place without a copy.
 */
export interface SocketReceiver {
  /**
   * The memory for the next bytes, at least one byte long; asked for before each read. It is filled only in the instant before `received`,
   * so receivers that take bytes out at once may all lend the same buffer.
   */
  buffer(): Uint8Array;
  /** `length` bytes stand at the start of the buffer lent last. May still be called once after `pause`. */
  received(length: number): void;
  /** The other side has closed, the connection broke, or this side destroyed it: always called, once, as the last call. */
  closed(error?: Error): void;
}

export interface Socket {
  readonly remote: Address;
  readonly local: Address;
  /** Starts reading. Called once. */
  receive(receiver: SocketReceiver): void;
  /** Sends the chunks in order; `sent` is called when they have left, or never will: their memory may be used again. */
  send(chunks: readonly Uint8Array[], sent?: () => void): void;
  /** Bytes given to `send` that have not left yet. */
  readonly unsentBytes: number;
  /** Stops reading: the other side's window fills. */
  pause(): void;
  resume(): void;
  /** Closes after what was sent has left. */
  end(): void;
  /** Closes now. */
  destroy(): void;
}

export class NetworkError extends Error {
  override readonly name = 'NetworkError';
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The two sides do not trust each other, or have no version or cipher in common. Trying again does not help. */
export class TlsError extends NetworkError {}
