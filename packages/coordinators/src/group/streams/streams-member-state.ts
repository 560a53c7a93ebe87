/** Where a member is on its way to the tasks that it shall have; the numbers are those of Kafka's records for streams groups. */
export const StreamsMemberState = {
  STABLE: 1,
  UNREVOKED_TASKS: 2,
  UNRELEASED_TASKS: 3,
  UNKNOWN: 127,
} as const;

export type StreamsMemberState = (typeof StreamsMemberState)[keyof typeof StreamsMemberState];

/** Of a later version of Kafka: unknown. */
export function streamsMemberStateOf(value: number): StreamsMemberState {
  switch (value) {
    case StreamsMemberState.STABLE:
    case StreamsMemberState.UNREVOKED_TASKS:
    case StreamsMemberState.UNRELEASED_TASKS:
      return value;
    default:
      return StreamsMemberState.UNKNOWN;
  }
}
