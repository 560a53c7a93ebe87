import { until } from '../machine/until.ts';

/** A client at work while brokers die. */
export interface Life {
  readonly name: string;
  /** Grows with each thing that was done for good. @throws what ended the work */
  progress(): number;
  /** Ends the work, and says whether all of it came out right. */
  end(): Promise<void>;
}

/** On a machine that has other things to do, with a broker down. */
const PROGRESS_LIMIT_MS = 180_000;

/** Waits until each life has got on by so much. */
export async function allProgress(lives: readonly Life[], steps: number): Promise<void> {
  const goals = lives.map((life) => ({ life, goal: life.progress() + steps }));
  const behind = () => goals.filter(({ life, goal }) => life.progress() < goal);
  const isOver = (): boolean => {
    try {
      return behind().length === 0;
    } catch {
      return true; // a life has failed: told below
    }
  };
  await until('all get on', isOver, { withinMs: PROGRESS_LIMIT_MS }).catch(() => {});
  const names = behind().map(({ life, goal }) => `${life.name} (${life.progress()} of ${goal})`);
  if (names.length > 0) throw new Error(`no progress: ${names.join(', ')}`);
}

/** Work that goes on until it is told to end; what goes wrong in it comes out there. */
export class Loop {
  #isOver = false;
  #rounds = 0;
  #failure: { readonly reason: unknown } | undefined;
  readonly #work: Promise<void>;

  constructor(step: (round: number) => Promise<void>) {
    this.#work = this.#repeat(step);
    this.#work.catch((reason: unknown) => {
      this.#failure = { reason };
    });
  }

  /** How often the step was done. @throws what went wrong in it */
  get rounds(): number {
    if (this.#failure !== undefined) throw this.#failure.reason;
    return this.#rounds;
  }

  async end(): Promise<void> {
    this.#isOver = true;
    await this.#work;
  }

  async #repeat(step: (round: number) => Promise<void>): Promise<void> {
    for (; !this.#isOver; this.#rounds++) await step(this.#rounds);
  }
}
