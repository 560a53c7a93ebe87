import type { Acl, Admin } from '@kavka/client';
import {
  clusterProperties,
  defineTool,
  printJson,
  printLine,
  type ToolContext,
  UsageError,
  wantsJson,
} from '../../shell/index.ts';
import { ACL_OPTIONS, type AclOptions, type Action, actionOf } from './acl-options.ts';
import { entryLines, entryText, resourceText } from './acl-text.ts';
import { confirm } from './confirm.ts';
import { principalsOf, type ResourceAcls, resourcesOf, wantedAcls } from './wanted-acls.ts';

export const acls = defineTool({
  name: 'kafka-acls',
  summary: 'Lists, adds and removes access control entries: who may do what with topics, groups and so on.',
  options: ACL_OPTIONS,
  errorPrefix: 'Error while executing ACL command: ',
  example:
    'kafka-acls --bootstrap-server localhost:9092 --add --allow-principal User:alice --producer --topic orders',
  async run(given, context) {
    const action = actionOf(given);
    const wanted = action === 'list' ? [] : wantedAcls(given);
    if (action === 'add' && wanted.some(({ entries }) => entries.length === 0))
      throw new UsageError(
        'You must specify one of: --allow-principal, --deny-principal when trying to add ACLs.',
      );
    const principals = principalsOf(given, 'principal');
    const admin = await context.clients.admin(clusterProperties(given, context));
    if (action === 'list') await listAcls(admin, principals, given, context);
    else await CHANGE[action](admin, wanted, given, context);
  },
});

type Change = (
  admin: Admin,
  wanted: readonly ResourceAcls[],
  given: AclOptions,
  context: ToolContext,
) => Promise<void>;

const CHANGE: Readonly<Record<Exclude<Action, 'list'>, Change>> = { add: addAcls, remove: removeAcls };

async function addAcls(
  admin: Admin,
  wanted: readonly ResourceAcls[],
  _: AclOptions,
  { output, signal }: ToolContext,
): Promise<void> {
  for (const { resource, entries } of wanted) {
    const known = new Set((await admin.describeAcls(resource, { signal })).map(entryText));
    for (const entry of entries.filter((one) => known.has(entryText(one))))
      printLine(output, `Acl (pattern=${resourceText(resource)}, entry=${entryText(entry)}) already exists.`);
    const missing = entries.filter((one) => !known.has(entryText(one)));
    if (missing.length === 0) continue;
    printLine(output, `Adding ACLs for resource \`${resourceText(resource)}\`: \n ${entryLines(missing)}\n`);
    await admin.createAcls(
      missing.map((entry) => ({ ...resource, ...entry })),
      { signal },
    );
  }
}

async function removeAcls(
  admin: Admin,
  wanted: readonly ResourceAcls[],
  given: AclOptions,
  context: ToolContext,
): Promise<void> {
  for (const { resource, entries } of wanted) {
    const filter = `resource filter \`${resourceText(resource)}\`? (y/n)`;
    const question =
      entries.length === 0
        ? `Are you sure you want to delete all ACLs for ${filter}`
        : `Are you sure you want to remove ACLs: \n ${entryLines(entries)}\n from ${filter}`;
    if (!given.has('force') && !(await confirm(question, context))) continue;
    const filters = entries.length === 0 ? [resource] : entries.map((entry) => ({ ...resource, ...entry }));
    await admin.deleteAcls(filters, { signal: context.signal });
  }
}

async function listAcls(
  admin: Admin,
  principals: readonly string[],
  given: AclOptions,
  { output, signal }: ToolContext,
): Promise<void> {
  const filters = resourcesOf(given);
  const found = await Promise.all(
    (filters.length === 0 ? [{}] : filters).map((filter) => admin.describeAcls(filter, { signal })),
  );
  const all = found.flat();
  if (wantsJson(given)) {
    const isWanted = ({ principal }: Acl) => principals.length === 0 || principals.includes(principal);
    printJson(output, all.filter(isWanted));
    return;
  }
  if (principals.length === 0) printAcls(all, output);
  for (const principal of principals) {
    printLine(output, `ACLs for principal \`${principal}\``);
    printAcls(
      all.filter((one) => one.principal === principal),
      output,
    );
  }
}

function printAcls(all: readonly Required<Acl>[], output: ToolContext['output']): void {
  for (const [resource, entries] of Map.groupBy(all, resourceText))
    printLine(output, `Current ACLs for resource \`${resource}\`:\n${entryLines(entries)}\n`);
}
