import { ErrorCode } from '@kavka/protocol';
import type { Ask } from '../../connection/index.ts';
import { AuthenticationError, brokerError, KafkaError } from '../../errors/index.ts';
import { SASL_AUTHENTICATE, SASL_HANDSHAKE } from './apis.ts';
import type { SaslExchange, SaslMechanism } from './mechanism.ts';

/** No mechanism takes more: who asks on and on is no broker. */
const MAX_ROUNDS = 8;

/**
 * Proves to a broker who this client is. Gives the milliseconds after which that must be done again; 0: never.
 * @throws AuthenticationError; what else goes wrong on the way
 */
export async function authenticate(mechanism: SaslMechanism, ask: Ask, broker: string): Promise<number> {
  const refuse = (reason: string, cause?: unknown): AuthenticationError =>
    new AuthenticationError(mechanism.name, reason, { broker }, { cause });
  const exchange = await begin(mechanism, refuse);
  const { errorCode, mechanisms } = await ask(SASL_HANDSHAKE, { mechanism: mechanism.name });
  if (errorCode === ErrorCode.UNSUPPORTED_SASL_MECHANISM)
    throw refuse(`the broker does not offer it, but ${mechanisms.join(', ') || 'none'}`);
  if (errorCode === ErrorCode.ILLEGAL_SASL_STATE)
    throw refuse(
      'the broker does not authenticate on this port: security.protocol without SASL is right here',
    );
  if (errorCode !== ErrorCode.NONE) throw brokerError(errorCode, { broker, api: SASL_HANDSHAKE.name });
  return converse(exchange, ask, broker, refuse);
}

type Refuse = (reason: string, cause?: unknown) => AuthenticationError;

async function begin(mechanism: SaslMechanism, refuse: Refuse): Promise<SaslExchange> {
  try {
    return await mechanism.begin();
  } catch (error) {
    if (error instanceof KafkaError) throw error;
    throw refuse(reasonOf(error), error);
  }
}

async function converse(exchange: SaslExchange, ask: Ask, broker: string, refuse: Refuse): Promise<number> {
  let message = exchange.first();
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const answer = await ask(SASL_AUTHENTICATE, { authBytes: message });
    if (answer.errorCode === ErrorCode.SASL_AUTHENTICATION_FAILED)
      throw refuse(answer.errorMessage ?? 'the broker gave no reason');
    if (answer.errorCode !== ErrorCode.NONE)
      throw brokerError(answer.errorCode, { broker, api: SASL_AUTHENTICATE.name }, answer.errorMessage);
    const next = reply(exchange, answer.authBytes, refuse);
    if (next === null) {
      if (exchange.isComplete) return Number(answer.sessionLifetimeMs);
      throw refuse('the broker ended before it had proved itself');
    }
    message = next;
  }
  throw refuse(`the broker was not content after ${MAX_ROUNDS} messages`);
}

function reply(exchange: SaslExchange, challenge: Buffer, refuse: Refuse): Buffer | null {
  try {
    return exchange.next(challenge);
  } catch (error) {
    throw refuse(reasonOf(error), error);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
