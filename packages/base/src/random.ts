/** Randomness as a parameter: the machine's in production, seeded in the simulator. */
export interface Random {
  /** A whole number, `0 <= n < bound`. */
  below(bound: number): number;
  bytes(length: number): Uint8Array;
}
