/** What members are told beside their tasks; the numbers of Kafka's protocol. */
export const StreamsStatus = {
  STALE_TOPOLOGY: 0,
  MISSING_SOURCE_TOPICS: 1,
  INCORRECTLY_PARTITIONED_TOPICS: 2,
  MISSING_INTERNAL_TOPICS: 3,
  SHUTDOWN_APPLICATION: 4,
  ASSIGNMENT_DELAYED: 5,
} as const;

export type StreamsStatus = (typeof StreamsStatus)[keyof typeof StreamsStatus];

/** Topics named in a message. */
const MAX_NAMED = 3;

/** Why a topology cannot run now: topics are missing, or do not fit together. */
export class TopologyProblem {
  readonly statusCode: StreamsStatus;
  readonly statusDetail: string;

  private constructor(statusCode: StreamsStatus, statusDetail: string) {
    this.statusCode = statusCode;
    this.statusDetail = statusDetail;
  }

  static missingSources(topics: readonly string[]): TopologyProblem {
    return new TopologyProblem(
      StreamsStatus.MISSING_SOURCE_TOPICS,
      `Source topics ${summary(topics)} are missing.`,
    );
  }

  static missingInternalTopics(topics: readonly string[]): TopologyProblem {
    return new TopologyProblem(
      StreamsStatus.MISSING_INTERNAL_TOPICS,
      `Internal topics are missing: ${summary(topics)}`,
    );
  }

  static incorrectlyPartitioned(statusDetail: string): TopologyProblem {
    return new TopologyProblem(StreamsStatus.INCORRECTLY_PARTITIONED_TOPICS, statusDetail);
  }
}

function summary(topics: readonly string[]): string {
  const named = topics.slice(0, MAX_NAMED).join(', ');
  const others = topics.length - MAX_NAMED;
  return others > 0 ? `${named} and ${others} additional topics` : named;
}
