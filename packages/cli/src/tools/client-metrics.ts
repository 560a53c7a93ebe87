import { randomUuid } from '@kavka/base';
import type { Admin } from '@kavka/client';
import {
  CONNECTION,
  clientProperties,
  defineTool,
  flag,
  type Given,
  OUTPUT,
  parseInteger,
  printJson,
  printLine,
  type ToolContext,
  text,
  UsageError,
  wantsJson,
} from '../shell/index.ts';

const ACTIONS = ['alter', 'delete', 'describe', 'list'] as const;
const VALUES = ['generate-name', 'interval', 'match', 'metrics'] as const;
const TIMEOUT_MS = 30_000;
const TYPE = 'clientMetrics';

const OPTIONS = {
  ...CONNECTION,
  ...OUTPUT,
  'bootstrap-server': { ...CONNECTION['bootstrap-server'], isRequired: false, aliases: [] },
  alter: flag('Sets what clients are to report; makes it where it is not there.'),
  delete: flag('Takes all configs away: clients report it no more.'),
  describe: flag('Shows what clients are to report.'),
  list: flag('Lists the names.'),
  name: text('name', 'The name of what is reported.'),
  'generate-name': flag('With --alter: a new name (a UUID).'),
  interval: text('ms', 'How often clients report. An empty value resets it.'),
  match: text(
    'selector=regex,...',
    'Only clients that match: client_id, client_instance_id, client_software_name, client_software_version, ' +
      'client_source_address, client_source_port.',
    { isRepeated: true },
  ),
  metrics: text('prefix,...', 'Beginnings of the names of metrics.', { isRepeated: true }),
};

type MetricsOptions = Given<typeof OPTIONS>;
type Action = (typeof ACTIONS)[number];

export const clientMetrics = defineTool({
  name: 'kafka-client-metrics',
  summary: 'Says which metrics clients report to brokers (KIP-714).',
  options: OPTIONS,
  errorPrefix: 'Error while executing client metrics command : ',
  example: 'kafka-client-metrics --bootstrap-server localhost:9092 --list',
  async run(given, context) {
    const action = actionOf(given);
    const admin = await context.clients.admin({
      'default.api.timeout.ms': `${TIMEOUT_MS}`,
      ...clientProperties(given, context),
    });
    await RUN[action](admin, given, context);
  },
});

function actionOf(given: MetricsOptions): Action {
  const action = given.action(
    ACTIONS,
    'Command must include exactly one action: --alter, --delete, --describe or --list.',
  );
  if (!given.has('bootstrap-server')) throw new UsageError('--bootstrap-server must be specified.');
  given.exclude('delete', ...VALUES);
  given.exclude('describe', ...VALUES);
  given.exclude('list', 'name', ...VALUES);
  if (action === 'alter' && given.present('name', 'generate-name').length !== 1)
    throw new UsageError('One of --name or --generate-name must be specified with --alter.');
  const interval = given.get('interval') ?? '';
  if (action === 'alter' && interval !== '' && parseInteger(interval) === undefined)
    throw new UsageError('Invalid interval value. Enter an integer, or leave empty to reset.');
  if (action === 'delete' && !given.has('name'))
    throw new UsageError('A client metrics resource name must be specified with --delete.');
  return action;
}

type Run = (admin: Admin, given: MetricsOptions, context: ToolContext) => Promise<void>;

const RUN: Readonly<Record<Action, Run>> = {
  async alter(admin, given, { output, random, signal }) {
    const name = given.get('name') ?? randomUuid(random);
    const values = {
      'interval.ms': given.get('interval'),
      metrics: joined(given.all('metrics')),
      match: joined(given.all('match')),
    };
    const set: Record<string, string | null> = {};
    for (const [config, value] of Object.entries(values))
      if (value !== undefined) set[config] = value === '' ? null : value;
    await admin.alterConfigs([{ type: TYPE, name, set }], { signal });
    printLine(output, `Altered client metrics config for ${name}.`);
  },

  async delete(admin, given, { output, signal }) {
    const name = given.need('name');
    const set = Object.fromEntries((await configsOf(admin, name, signal)).map(([config]) => [config, null]));
    await admin.alterConfigs([{ type: TYPE, name, set }], { signal });
    printLine(output, `Deleted client metrics config for ${name}.`);
  },

  async describe(admin, given, { output, signal }) {
    const all = await namesOf(admin, signal);
    const wanted = given.get('name');
    const names = wanted === undefined ? all : all.filter((name) => name === wanted);
    const described = await Promise.all(names.map((name) => configsOf(admin, name, signal)));
    if (wantsJson(given)) {
      const objects = names.map((name, at) => ({ name, configs: Object.fromEntries(described[at] ?? []) }));
      printJson(output, objects);
      return;
    }
    if (wanted !== undefined && names.length === 0)
      printLine(
        output,
        `The client metric resource ${wanted} doesn't exist and doesn't have dynamic config.`,
      );
    for (const [at, name] of names.entries()) {
      printLine(output, `Client metrics configs for ${name} are:`);
      for (const [config, value] of described[at] ?? []) printLine(output, `  ${config}=${value}`);
    }
  },

  async list(admin, given, { output, signal }) {
    const names = await namesOf(admin, signal);
    if (wantsJson(given)) printJson(output, names);
    else printLine(output, names.join('\n'));
  },
};

async function namesOf(admin: Admin, signal: AbortSignal): Promise<string[]> {
  return (await admin.listConfigResources([TYPE], { signal })).map(({ name }) => name);
}

async function configsOf(
  admin: Admin,
  name: string,
  signal: AbortSignal,
): Promise<[config: string, value: string | null][]> {
  const [found] = await admin.describeConfigs([{ type: TYPE, name }], { signal });
  return (found?.configs ?? []).map((one) => [one.name, one.value]);
}

/** Undefined where none was given. */
function joined(values: readonly string[]): string | undefined {
  return values.length === 0 ? undefined : values.join(',');
}
