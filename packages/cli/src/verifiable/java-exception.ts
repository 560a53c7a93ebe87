import { KafkaError } from '@kavka/client';

const PACKAGE = 'org.apache.kafka.common.errors';
/** Where the name of the exception is not that of the error. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  MESSAGE_TOO_LARGE: 'RecordTooLargeException',
  TIMED_OUT: 'TimeoutException',
  REQUEST_TIMED_OUT: 'TimeoutException',
  CONNECTION_FAILED: 'NetworkException',
  SERIALIZATION_FAILED: 'SerializationException',
  CORRUPT_MESSAGE: 'CorruptRecordException',
};

/** The class with which Java's clients tell of this error. */
export function javaException(error: Error): string {
  if (!(error instanceof KafkaError)) return 'org.apache.kafka.common.KafkaException';
  const name = EXCEPTIONS[error.code] ?? `${camelCase(error.code.replace(/_FAILED$/, ''))}Exception`;
  return `${PACKAGE}.${name.replace(/ExceptionException$/, 'Exception')}`;
}

function camelCase(name: string): string {
  return name.toLowerCase().replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
