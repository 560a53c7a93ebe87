import type { Admin, DelegationToken, Principal } from '@kavka/client';
import {
  CONNECTION,
  clientProperties,
  defineTool,
  flag,
  type Given,
  long,
  OUTPUT,
  type OutputStream,
  printJson,
  printLine,
  type ToolContext,
  ToolError,
  text,
  wantsJson,
} from '../shell/index.ts';

const ACTIONS = ['create', 'renew', 'expire', 'describe'] as const;
const COLUMNS = ['TOKENID', 'HMAC', 'OWNER', 'REQUESTER', 'RENEWERS', 'ISSUEDATE', 'EXPIRYDATE', 'MAXDATE'];
const WIDTHS = [15, 30, 15, 15, 25, 15, 15, 15];

const OPTIONS = {
  ...CONNECTION,
  ...OUTPUT,
  'bootstrap-server': { ...CONNECTION['bootstrap-server'], isRequired: false, aliases: [] },
  create: flag('Creates a token of the user that --command-config names.'),
  renew: flag('Lets a token live longer.'),
  expire: flag('Ends a token.'),
  describe: flag('Shows tokens.'),
  'owner-principal': text(
    'type:name',
    'Whose token it is, such as User:alice; with --describe whose tokens.',
    {
      isRepeated: true,
    },
  ),
  'renewer-principal': text('type:name', 'With --create: who may renew it, beside its owner.', {
    isRepeated: true,
  }),
  'max-life-time-period': long(
    'ms',
    'With --create: how long it lives at most; -1: as long as brokers allow.',
  ),
  'renew-time-period': long('ms', 'With --renew: how long from now; -1: as long as brokers say.'),
  'expiry-time-period': long('ms', 'With --expire: when it ends, from now; -1: at once.'),
  hmac: text('base64', 'With --renew and --expire: the token.'),
};

type TokenOptions = Given<typeof OPTIONS>;
type Action = (typeof ACTIONS)[number];

export const delegationTokens = defineTool({
  name: 'kafka-delegation-tokens',
  summary: 'Creates, renews, ends and shows delegation tokens, with which others act for a user.',
  options: OPTIONS,
  example:
    'kafka-delegation-tokens --bootstrap-server localhost:9092 --command-config client.properties --describe',
  async run(given, context) {
    const action = actionOf(given);
    const admin = await context.clients.admin(clientProperties(given, context));
    await RUN[action](admin, given, context);
  },
});

function actionOf(given: TokenOptions): Action {
  const action = given.action(
    ACTIONS,
    'Command must include exactly one action: --create, --renew, --expire or --describe',
  );
  given.require('bootstrap-server', 'command-config');
  if (action === 'create') given.require('max-life-time-period');
  if (action === 'renew') given.require('hmac', 'renew-time-period');
  if (action === 'expire') given.require('hmac', 'expiry-time-period');
  const create = ['max-life-time-period', 'owner-principal'] as const;
  given.exclude('create', 'hmac', 'renew-time-period', 'expiry-time-period');
  given.exclude('renew', 'renewer-principal', 'expiry-time-period', ...create);
  given.exclude('expire', 'renew-time-period', ...create);
  given.exclude('describe', 'renew-time-period', 'max-life-time-period', 'hmac', 'expiry-time-period');
  return action;
}

type Run = (admin: Admin, given: TokenOptions, context: ToolContext) => Promise<void>;

const RUN: Readonly<Record<Action, Run>> = {
  async create(admin, given, { output, signal }) {
    const renewers = principalsOf(given, 'renewer-principal');
    const [owner] = principalsOf(given, 'owner-principal');
    const maxLifetime = given.need('max-life-time-period');
    const called = `[${renewers.map(principalText).join(', ')}] , max-life-time-period :${maxLifetime}`;
    if (!wantsJson(given)) printLine(output, `Calling create token operation with renewers :${called}`);
    const token = await admin.createDelegationToken({
      renewers,
      signal,
      ...(maxLifetime < 0n ? {} : { maxLifetimeMs: Number(maxLifetime) }),
      ...(owner === undefined ? {} : { owner }),
    });
    if (!wantsJson(given)) printLine(output, `Created delegation token with tokenId : ${token.tokenId}`);
    printTokens([token], given, output);
  },

  async renew(admin, given, { output, signal }) {
    const period = given.need('renew-time-period');
    const called = `${given.need('hmac')} , renew-time-period :${period}`;
    printLine(output, `Calling renew token operation with hmac :${called}`);
    const expiry = await admin.renewDelegationToken(hmacOf(given), inMs(period), { signal });
    printLine(output, `Completed renew operation. New expiry date : ${timeText(expiry)}`);
  },

  async expire(admin, given, { output, signal }) {
    const period = given.need('expiry-time-period');
    const called = `${given.need('hmac')} , expire-time-period :${period}`;
    printLine(output, `Calling expire token operation with hmac :${called}`);
    const expiry = await admin.expireDelegationToken(hmacOf(given), inMs(period), { signal });
    printLine(output, `Completed expire operation. New expiry date : ${timeText(expiry)}`);
  },

  async describe(admin, given, { output, signal }) {
    const owners = principalsOf(given, 'owner-principal');
    const whose =
      owners.length === 0 ? 'for current user.' : `for owners: [${owners.map(principalText).join(', ')}]`;
    if (!wantsJson(given)) printLine(output, `Calling describe token operation ${whose}`);
    const tokens = await admin.describeDelegationTokens(owners.length === 0 ? null : owners, { signal });
    if (!wantsJson(given)) printLine(output, `Total number of tokens : ${tokens.length}`);
    printTokens(tokens, given, output);
  },
};

/** @throws ToolError for what is no principal */
function principalsOf(given: TokenOptions, option: 'owner-principal' | 'renewer-principal'): Principal[] {
  return given.all(option).map((word) => {
    const [, principalType, principalName] = /^([^:]+):(.+)$/s.exec(word.trim()) ?? [];
    if (principalType === undefined || principalName === undefined)
      throw new ToolError(
        `expected a string in format principalType:principalName but got ${word.trim()} (such as User:alice)`,
      );
    return { principalType, principalName };
  });
}

/** @throws ToolError for what is no Base64 */
function hmacOf(given: TokenOptions): Buffer {
  const text = given.need('hmac');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text))
    throw new ToolError(`--hmac expects the HMAC of a token as --create shows it, not "${text}"`);
  return Buffer.from(text, 'base64');
}

/** Undefined leaves it to the broker. */
function inMs(period: bigint): number | undefined {
  return period < 0n ? undefined : Number(period);
}

function printTokens(tokens: readonly DelegationToken[], given: TokenOptions, output: OutputStream): void {
  if (wantsJson(given)) {
    printJson(
      output,
      tokens.map((token) => ({ ...token, hmac: token.hmac.toString('base64') })),
    );
    return;
  }
  const rows = tokens.map((token) => [
    token.tokenId,
    token.hmac.toString('base64'),
    principalText(token.owner),
    principalText(token.requester),
    `[${token.renewers.map(principalText).join(', ')}]`,
    timeText(token.issueTimestamp),
    timeText(token.expiryTimestamp),
    timeText(token.maxTimestamp),
  ]);
  for (const row of [COLUMNS, ...rows])
    printLine(output, `\n${row.map((cell, at) => cell.padEnd(WIDTHS[at] ?? 0)).join(' ')}`);
}

function principalText({ principalType, principalName }: Principal): string {
  return `${principalType}:${principalName}`;
}

/** To the minute, in UTC. */
function timeText(timeMs: bigint): string {
  return new Date(Number(timeMs)).toISOString().slice(0, 16);
}
