import { type Admin, BrokerError, type ScramCredential } from '@kavka/client';
import {
  clusterProperties,
  defineTool,
  printJson,
  printLine,
  type ToolContext,
  ToolError,
  wantsJson,
} from '../../shell/index.ts';
import { type Changes, changesOf } from './config-changes.ts';
import { checkName, type Entity, entitiesOf, requireNames, singular } from './config-entity.ts';
import { CONFIGS_OPTIONS, type ConfigsGiven } from './config-options.ts';
import { alterQuotas, checkQuotaNames, describeQuotas, hasQuotas, quotaLine } from './quotas.ts';
import { alterResource, describeResources, isResource, printResources } from './resources.ts';
import { isScram, scramChanges, scramLines } from './scram.ts';

export const configs = defineTool({
  name: 'kafka-configs',
  summary:
    'Shows and changes configs of topics, brokers, users, clients, addresses, groups and client metrics.',
  options: CONFIGS_OPTIONS,
  example: 'kafka-configs --bootstrap-server localhost:9092 --describe --topic orders',
  async run(given, context) {
    const action = given.action(
      ['describe', 'alter'],
      'Command must include exactly one action: --describe, --alter',
    );
    const entities = entitiesOf(given);
    if (action === 'alter') requireNames(entities);
    for (const entity of entities) checkName(entity);
    if (action === 'describe') {
      await describe(
        await context.clients.admin(clusterProperties(given, context)),
        entities,
        given,
        context,
      );
      return;
    }
    const changes = changesOf(given, context);
    const [entity] = entities as [Entity, ...Entity[]];
    if (hasQuotas(entity.type)) checkUserChanges(entities, changes);
    const admin = await context.clients.admin(clusterProperties(given, context));
    await alter(admin, entities, changes, context);
    printLine(context.output, doneLine(entities));
  },
});

/** Where it is of a user and a client, the line names the client. */
function doneLine(entities: readonly Entity[]): string {
  const { type, name } = (entities.find((one) => one.type === 'clients') ?? entities[0])!;
  return name === ''
    ? `Completed updating default config for ${type} in the cluster.`
    : `Completed updating config for ${singular(type)} ${name}.`;
}

async function describe(
  admin: Admin,
  entities: readonly Entity[],
  given: ConfigsGiven,
  context: ToolContext,
): Promise<void> {
  const { output, signal } = context;
  const [{ type, name }] = entities as [Entity, ...Entity[]];
  if (isResource(type)) {
    const all = await describeResources(admin, type, name, given.has('all'), context);
    if (wantsJson(given)) printJson(output, all);
    else printResources(type, all, given.has('all'), context);
    return;
  }
  const quotas = await describeQuotas(admin, entities, signal);
  const credentials =
    type === 'users' && entities.length === 1 && name !== '' ? await credentialsOf(admin, name, signal) : [];
  if (wantsJson(given)) printJson(output, { quotas, credentials });
  else for (const line of [...quotas.map(quotaLine), ...scramLines(credentials)]) printLine(output, line);
}

/** A user without credentials is no error. */
async function credentialsOf(
  admin: Admin,
  user: string | undefined,
  signal: AbortSignal,
): Promise<ScramCredential[]> {
  try {
    return await admin.describeScramCredentials(user === undefined ? null : [user], { signal });
  } catch (error) {
    const isNone = error instanceof BrokerError && error.code === 'RESOURCE_NOT_FOUND';
    if (isNone || (error instanceof Error && error.name === 'UnsupportedVersionError')) return [];
    throw error;
  }
}

/** @throws ToolError in the words of the original */
function checkUserChanges(entities: readonly Entity[], changes: Changes): void {
  const names = [...Object.keys(changes.set), ...changes.removed];
  const isOneUser = entities.length === 1 && entities[0]?.type === 'users';
  if (!isOneUser || !names.some(isScram)) {
    checkQuotaNames(entities, changes);
    return;
  }
  if (entities[0]?.name === '')
    throw new ToolError(
      'The use of --entity-default or --user-defaults is not allowed with User SCRAM Credentials using --bootstrap-server.',
    );
  if (!names.every(isScram))
    throw new ToolError(
      "Cannot alter both quota and SCRAM credential configs simultaneously for 'users' using --bootstrap-server.",
    );
}

async function alter(
  admin: Admin,
  entities: readonly Entity[],
  changes: Changes,
  context: ToolContext,
): Promise<void> {
  const { signal, random } = context;
  const [entity] = entities as [Entity, ...Entity[]];
  if (!hasQuotas(entity.type)) await alterResource(admin, entity, changes, context);
  else if ([...Object.keys(changes.set), ...changes.removed].some(isScram))
    await admin.alterScramCredentials(scramChanges(entity.name ?? '', changes, random), { signal });
  else await alterQuotas(admin, entities, changes, signal);
}
