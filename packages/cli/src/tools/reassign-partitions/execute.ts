import type { Admin } from '@kavka/client';
import { printLine, readText, type ToolContext, ToolError } from '../../shell/index.ts';
import { assignmentJson, currentAssignment } from './current-assignment.ts';
import { startDirectoryMoves } from './directory-moves.ts';
import { moveRefusals, tellRefusals } from './move-refusals.ts';
import type { ReassignOptions } from './reassign-options.ts';
import { inOrder, nameOf, parseProposal, type Reassignments, type Target } from './reassignment-file.ts';
import { throttleDirectoryMoves, throttleMoves } from './throttles.ts';

const OTHERS_MOVE =
  'Cannot execute because there is an existing partition assignment.  Use --additional to override this and create a new ' +
  'partition assignment in addition to the existing one. The --additional flag can also be used to change the throttle by ' +
  'resubmitting the current reassignment.';
const MUST_VERIFY =
  'Warning: You must run --verify periodically, until the reassignment completes, to ensure the throttle is removed.';

/** Starts moves; exit code 1 where none was started. */
export async function execute(admin: Admin, given: ReassignOptions, context: ToolContext): Promise<number> {
  const { output, errors, signal } = context;
  const proposal = parseProposal(readText(context, given.need('reassignment-json-file')));
  const { targets, moves } = proposal;
  const ongoing = await admin.listPartitionReassignments(null, { signal });
  if (ongoing.length > 0 && !given.has('additional')) {
    printLine(errors, OTHERS_MOVE);
    return 1;
  }
  await checkBrokers(admin, targets, signal);
  const current = await currentAssignment(admin, targets, signal);
  printLine(
    output,
    `Current partition replica assignment\n\n${await assignmentJson(admin, current, signal)}\n\n` +
      'Save this to use as the --reassignment-json-file option during rollback',
  );
  await throttle(admin, proposal, current, given, context);
  const refused = await moveRefusals(
    admin.alterPartitionReassignments(targets, {
      signal,
      allowReplicationFactorChange: !given.has('disallow-replication-factor-change'),
    }),
  );
  if (refused.size > 0) return tellRefusals('Error reassigning partition(s):', refused, context);
  const names = inOrder(targets).map(nameOf).join(',');
  printLine(
    output,
    `Successfully started partition reassignment${targets.length === 1 ? '' : 's'} for ${names}`,
  );
  if (moves.length > 0) await startDirectoryMoves(admin, moves, Number(given.need('timeout')), context);
  return 0;
}

async function checkBrokers(admin: Admin, targets: readonly Target[], signal: AbortSignal): Promise<void> {
  const { brokers } = await admin.describeCluster({ signal });
  const known = new Set(brokers.map(({ nodeId }) => nodeId));
  const unknown = targets.flatMap(({ replicas }) => replicas).find((id) => !known.has(id));
  if (unknown !== undefined) throw new ToolError(`Unknown broker id ${unknown}`);
}

async function throttle(
  admin: Admin,
  { targets, moves }: Reassignments,
  current: readonly Target[],
  given: ReassignOptions,
  { output, signal }: ToolContext,
): Promise<void> {
  const betweenBrokers = given.need('throttle');
  const betweenDirectories = given.need('replica-alter-log-dirs-throttle');
  if (betweenBrokers < 0n && betweenDirectories < 0n) return;
  printLine(output, MUST_VERIFY);
  if (betweenBrokers >= 0n) {
    const ongoing = await admin.listPartitionReassignments(null, { signal });
    await throttleMoves(admin, { targets, current, ongoing }, betweenBrokers, signal);
    printLine(output, `The inter-broker throttle limit was set to ${betweenBrokers} B/s`);
  }
  if (betweenDirectories >= 0n) {
    const brokerIds = moves.map(({ brokerId }) => brokerId);
    await throttleDirectoryMoves(admin, brokerIds, betweenDirectories, signal);
    printLine(output, `The replica-alter-dir throttle limit was set to ${betweenDirectories} B/s`);
  }
}
