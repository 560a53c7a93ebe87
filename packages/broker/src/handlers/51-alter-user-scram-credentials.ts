import { ApiKey } from '@kavka/protocol';
import {
  type AlterUserScramCredentialsRequest,
  type AlterUserScramCredentialsResponse,
  decodeAlterUserScramCredentialsRequest,
  encodeAlterUserScramCredentialsResponse,
} from '@kavka/protocol/messages/51-alter-user-scram-credentials';
import { defineHandler } from '../dispatch/handler.ts';

export const alterUserScramCredentials = defineHandler<
  AlterUserScramCredentialsRequest,
  AlterUserScramCredentialsResponse
>({
  apiKey: ApiKey.AlterUserScramCredentials,
  decode: decodeAlterUserScramCredentialsRequest,
  encode: encodeAlterUserScramCredentialsResponse,
  handle: (request, context) => context.broker.controller.alterUserScramCredentials(request),
});
