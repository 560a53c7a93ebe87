import type { Logger } from '@kavka/base';
import type {
  ConnectionObserver,
  ConnectReport,
  DisconnectReport,
  RequestReport,
} from '../connection/index.ts';
import type { ClientHooks } from './client-hooks.ts';

/** Tells the hooks of an application what it tells `inner`. */
export class HookedObserver implements ConnectionObserver {
  readonly #inner: ConnectionObserver;
  readonly #hooks: ClientHooks;
  readonly #logger: Logger;

  constructor(inner: ConnectionObserver, hooks: ClientHooks, logger: Logger) {
    this.#inner = inner;
    this.#hooks = hooks;
    this.#logger = logger;
  }

  connected(report: ConnectReport): void {
    this.#inner.connected(report);
    this.#tell(this.#hooks.onConnect, report);
    if (report.error !== null) this.#tell(this.#hooks.onError, report.error);
  }

  disconnected(report: DisconnectReport): void {
    this.#inner.disconnected(report);
    this.#tell(this.#hooks.onDisconnect, report);
  }

  authenticated(isRenewal: boolean, durationMs: number): void {
    this.#inner.authenticated(isRenewal, durationMs);
  }

  finished(report: RequestReport): void {
    this.#inner.finished(report);
    this.#tell(this.#hooks.onRequest, report);
    if (report.throttleMs > 0) this.#tell(this.#hooks.onThrottle, report);
    if (report.error !== null) this.#tell(this.#hooks.onError, report.error);
  }

  #tell<T>(hook: ((value: T) => void) | undefined, value: T): void {
    if (hook === undefined) return;
    try {
      hook(value);
    } catch (error) {
      this.#logger.error('A hook given to the client has thrown', {}, error);
    }
  }
}
