import type { MetadataImage } from '@kavka/metadata';
import { ApiKey, ErrorCode } from '@kavka/protocol';
import {
  type DescribeUserScramCredentialsRequest,
  type DescribeUserScramCredentialsResponse,
  decodeDescribeUserScramCredentialsRequest,
  encodeDescribeUserScramCredentialsResponse,
} from '@kavka/protocol/messages/50-describe-user-scram-credentials';
import { defineHandler } from '../dispatch/handler.ts';

export const describeUserScramCredentials = defineHandler<
  DescribeUserScramCredentialsRequest,
  DescribeUserScramCredentialsResponse
>({
  apiKey: ApiKey.DescribeUserScramCredentials,
  decode: decodeDescribeUserScramCredentialsRequest,
  encode: encodeDescribeUserScramCredentialsResponse,
  handle({ users }, context) {
    const { scramCredentials } = context.broker.image;
    const isAll = users === null || users.length === 0;
    const names = isAll ? [...scramCredentials.users()] : users.map(({ name }) => name);
    return {
      errorCode: ErrorCode.NONE,
      errorMessage: null,
      results: [...new Set(names)].map((user) =>
        names.indexOf(user) === names.lastIndexOf(user)
          ? describe(user, scramCredentials)
          : refuse(user, ErrorCode.DUPLICATE_RESOURCE, `user ${user} is in the request more than once`),
      ),
    };
  },
});

function describe(user: string, credentials: MetadataImage['scramCredentials']) {
  const found = credentials.of(user);
  if (found === undefined)
    return refuse(user, ErrorCode.RESOURCE_NOT_FOUND, `user ${user} has no credentials`);
  const credentialInfos = [...found.values()].map(({ mechanism, iterations }) => ({ mechanism, iterations }));
  return { user, errorCode: ErrorCode.NONE, errorMessage: null, credentialInfos };
}

function refuse(user: string, errorCode: number, errorMessage: string) {
  return { user, errorCode, errorMessage, credentialInfos: [] };
}
