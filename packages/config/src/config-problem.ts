/** What a client did wrong, as the error code's name and a sentence. */
export interface ConfigProblem {
  readonly error: 'INVALID_CONFIG' | 'INVALID_REQUEST';
  readonly message: string;
}

export function invalidConfig(message: string): ConfigProblem {
  return { error: 'INVALID_CONFIG', message };
}

export function invalidRequest(message: string): ConfigProblem {
  return { error: 'INVALID_REQUEST', message };
}
