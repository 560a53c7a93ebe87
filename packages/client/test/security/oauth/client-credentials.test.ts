import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type HttpAnswer, type HttpRequest, NetworkError } from '@kavka/base';
import { ManualClock, RecordingLogger } from '@kavka/testkit';
import { AuthenticationError } from '../../../src/index.ts';
import {
  type ClientCredentials,
  clientCredentialTokens,
} from '../../../src/security/oauth/client-credentials.ts';

const SETTINGS: ClientCredentials = {
  url: 'https://id/token',
  clientId: 'me&you',
  clientSecret: 's e',
  scope: null,
  encodesHeader: false,
  connectTimeoutMs: null,
  readTimeoutMs: 500,
  retryBackoffMs: 100,
  retryBackoffMaxMs: 1000,
  tls: undefined,
};

/** Answers one after the other, the last one again and again. */
function service(answers: readonly (HttpAnswer | Error)[], settings: Partial<ClientCredentials> = {}) {
  const requests: HttpRequest[] = [];
  const clock = new ManualClock();
  const http = async (request: HttpRequest): Promise<HttpAnswer> => {
    const answer = answers[Math.min(requests.length, answers.length - 1)]!;
    requests.push(request);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const source = clientCredentialTokens(
    { clock, http, logger: new RecordingLogger() },
    { ...SETTINGS, ...settings },
  );
  return { requests, clock, token: async () => source() };
}

describe('tokens of a service', () => {
  test('the request of RFC 6749', async () => {
    const { requests, token } = service([{ status: 200, body: '{"access_token":"t"}' }], { scope: 'a b' });
    assert.equal((await token()).value, 't');
    const [request] = requests;
    assert.equal(request?.body, 'grant_type=client_credentials&scope=a+b');
    assert.equal(request?.headers.authorization, `Basic ${Buffer.from('me&you:s e').toString('base64')}`);
    assert.equal(request?.readTimeoutMs, 500);
  });

  test('id and secret encoded where that is asked for', async () => {
    const { requests, token } = service([{ status: 200, body: '{"access_token":"t"}' }], {
      encodesHeader: true,
    });
    await token();
    const header = requests[0]?.headers.authorization ?? '';
    assert.equal(Buffer.from(header.slice(6), 'base64').toString(), 'me%26you:s+e');
  });

  test('what may pass is tried again, for so long', async () => {
    const down = new NetworkError('ECONNREFUSED', 'nothing listens there');
    const passing = service([down, { status: 503, body: '' }, { status: 201, body: '{"access_token":"t"}' }]);
    const got = passing.token();
    await passing.clock.advanceSettled(1000);
    assert.equal((await got).value, 't');
    const lasting = service([down]);
    const failed = assert.rejects(
      lasting.token(),
      (error) => error instanceof AuthenticationError && error.isRetriable,
    );
    await lasting.clock.advanceSettled(2000);
    await failed;
    assert.equal(lasting.requests.length, 5);
  });

  const refusals: readonly (readonly [HttpAnswer, RegExp])[] = [
    [
      { status: 401, body: '{"error":"invalid_client","error_description":"who?"}' },
      /answered 401: invalid_client - who\?/,
    ],
    [{ status: 400, body: '<html>' }, /answered 400/],
    [{ status: 200, body: '' }, /without an access_token/],
    [{ status: 200, body: '[]' }, /without an access_token/],
  ];
  for (const [answer, reason] of refusals) {
    test(`at once: ${answer.status} ${answer.body}`, async () => {
      const { token, requests } = service([answer]);
      await assert.rejects(
        token(),
        (error) => error instanceof AuthenticationError && error.isFatal && reason.test(error.message),
      );
      assert.equal(requests.length, 1);
    });
  }
});
