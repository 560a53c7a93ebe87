/** Kafka's states of a transaction, with their numbers in the log. The names are what clients see. */
const STATE_IDS = {
  Empty: 0,
  Ongoing: 1,
  PrepareCommit: 2,
  PrepareAbort: 3,
  CompleteCommit: 4,
  CompleteAbort: 5,
  Dead: 6,
  PrepareEpochFence: 7,
} as const;

export type TransactionState = keyof typeof STATE_IDS;

const STATES = Object.keys(STATE_IDS) as readonly TransactionState[];

export function stateId(state: TransactionState): number {
  return STATE_IDS[state];
}

/** Undefined for a number that Kafka does not know. */
export function stateOfId(id: number): TransactionState | undefined {
  return STATES[id];
}

export function isTransactionState(name: string): name is TransactionState {
  return Object.hasOwn(STATE_IDS, name);
}

/** No transaction is open, so that the transactional id may be forgotten. */
export function isExpirable(state: TransactionState): boolean {
  return state === 'Empty' || state === 'CompleteCommit' || state === 'CompleteAbort';
}

/** The transaction's end is decided, and its markers are on their way. */
export function isPrepared(state: TransactionState): state is 'PrepareCommit' | 'PrepareAbort' {
  return state === 'PrepareCommit' || state === 'PrepareAbort';
}
