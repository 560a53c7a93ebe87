import { ErrorCode } from '@kavka/protocol';

/** What a node without an authorizer, where everybody may do everything, answers to all questions about permissions. */
export const NO_AUTHORIZER = {
  errorCode: ErrorCode.SECURITY_DISABLED,
  errorMessage: 'No Authorizer is configured: everybody may do everything.',
} as const;
