import type { ClientWorld } from '../../connection/index.ts';
import { checkToken, expiryOf, type OAuthToken, type TokenSource } from './token.ts';

/** When a token is renewed: `sasl.login.refresh.*`. */
export interface RefreshPolicy {
  readonly windowFactor: number;
  readonly windowJitter: number;
  readonly minPeriodMs: number;
  readonly bufferMs: number;
}

interface Held {
  readonly token: OAuthToken;
  readonly renewAtMs: number;
  readonly expiresAtMs: number;
}

const STEPS = 1 << 16;

/** Keeps a token until it is time for a new one. All connections of a client share it; those made at once ask once. */
export class TokenCache {
  readonly #source: TokenSource;
  readonly #policy: RefreshPolicy;
  readonly #world: Pick<ClientWorld, 'clock' | 'random' | 'logger'>;
  #held: Held | undefined;
  #asking: Promise<OAuthToken> | undefined;

  constructor(
    source: TokenSource,
    policy: RefreshPolicy,
    world: Pick<ClientWorld, 'clock' | 'random' | 'logger'>,
  ) {
    this.#source = source;
    this.#policy = policy;
    this.#world = world;
  }

  /** @throws what the source throws, where no token is left that is still good */
  async token(): Promise<OAuthToken> {
    const nowMs = this.#world.clock.now();
    const held = this.#held;
    if (held !== undefined && nowMs < held.renewAtMs) return held.token;
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
    });
    try {
      return await this.#asking;
    } catch (error) {
      if (held === undefined || this.#world.clock.now() >= held.expiresAtMs) throw error;
      this.#world.logger.warn('No new token; the old one is still good', { reason: String(error) });
      return held.token;
    }
  }

  /** A broker refused the token: the next connection asks for a new one. */
  forget(): void {
    this.#held = undefined;
  }

  async #ask(): Promise<OAuthToken> {
    const token = await this.#source();
    checkToken(token);
    const nowMs = this.#world.clock.now();
    const expiresAtMs = token.expiresAtMs ?? expiryOf(token.value) ?? nowMs;
    this.#held = { token, expiresAtMs, renewAtMs: this.#renewalTime(nowMs, expiresAtMs) };
    return token;
  }

  /** After most of its life, early enough to be in time, but not all too often. */
  #renewalTime(nowMs: number, expiresAtMs: number): number {
    const { windowFactor, windowJitter, minPeriodMs, bufferMs } = this.#policy;
    const lifetimeMs = expiresAtMs - nowMs;
    const jitter = (windowJitter * this.#world.random.below(STEPS)) / STEPS;
    const wantedMs = Math.min(lifetimeMs * (windowFactor + jitter), lifetimeMs - bufferMs);
    return nowMs + Math.min(Math.max(wantedMs, minPeriodMs), lifetimeMs);
  }
}
