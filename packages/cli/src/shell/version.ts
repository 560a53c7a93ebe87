/** The version of Kafka whose tools these are, as `--version` says it. */
export const KAFKA_VERSION = '4.3.1';
