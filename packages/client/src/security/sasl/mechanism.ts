/** One conversation with a broker about who this client is. */
export interface SaslExchange {
  /** What the client says first. */
  first(): Buffer;
  /** The answer to what the broker said; null when there is nothing more to say. @throws Error with the reason to stop */
  next(challenge: Buffer): Buffer | null;
  /** Whether the broker has said all that the mechanism asks of it. */
  readonly isComplete: boolean;
}

/** A way to prove who this client is. */
export interface SaslMechanism {
  /** As brokers call it: `SCRAM-SHA-512`. */
  readonly name: string;
  /** A new conversation; may first get a token from somewhere. @throws KafkaError */
  begin(): Promise<SaslExchange>;
}
