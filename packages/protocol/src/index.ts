export {
  API_KEYS,
  ApiKey,
  type ApiKeyInfo,
  type ApiName,
  requestHeaderVersion,
  responseHeaderVersion,
} from './api-keys.ts';
export { ErrorCode, type ErrorInfo, type ErrorName, errorInfo } from './error-codes.ts';
export { DecodeError } from './wire/decode-error.ts';
export { EncodeError, UnsupportedFieldError } from './wire/encode-error.ts';
export { readRequestHeader, requestFrame, responseFrame } from './wire/frame.ts';
export type { Init } from './wire/init.ts';
export { NO_BYTES, Reader } from './wire/reader.ts';
export type { UnknownTaggedField } from './wire/tagged-field.ts';
export { Writer } from './wire/writer.ts';
