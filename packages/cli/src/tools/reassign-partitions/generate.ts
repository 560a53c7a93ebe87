import type { Admin } from '@kavka/client';
import { type PlacementBroker, StripedPlacement } from '@kavka/metadata';
import { parseInteger, printLine, readText, type ToolContext, ToolError } from '../../shell/index.ts';
import { assignmentJson, formatAssignment, partitionsOf } from './current-assignment.ts';
import type { ReassignOptions } from './reassign-options.ts';
import { duplicates, listed, parseTopics, type Target } from './reassignment-file.ts';

/** Proposes how to spread topics over brokers, placed as those of a new topic are. */
export async function generate(admin: Admin, given: ReassignOptions, context: ToolContext): Promise<void> {
  const { output, random, signal } = context;
  const brokerIds = parseBrokerIds(given.need('broker-list'));
  const topics = parseTopics(readText(context, given.need('topics-to-move-json-file')));
  const current = await partitionsOf(admin, topics, signal);
  const json = await assignmentJson(admin, current, signal);
  const brokers = await usableBrokers(admin, brokerIds, !given.has('disable-rack-aware'), signal);
  const proposed = [...Map.groupBy(current, ({ topic }) => topic).values()].flatMap(
    (partitions): Target[] => {
      const factor = partitions[0]?.replicas.length ?? 0;
      if (factor > brokers.length)
        throw new ToolError(
          `The target replication factor of ${factor} cannot be reached because only ${brokers.length} broker(s) are registered.`,
        );
      const placement = new StripedPlacement(brokers, random);
      return partitions.map((one) => ({ ...one, replicas: placement.next(factor) }));
    },
  );
  printLine(output, `Current partition replica assignment\n${json}\n`);
  printLine(output, `Proposed partition reassignment configuration\n${formatAssignment(proposed)}`);
}

function parseBrokerIds(list: string): number[] {
  const ids = list.split(',').map((word) => {
    const id = parseInteger(word);
    if (id === undefined) throw new ToolError(`--broker-list expects ids of brokers, not "${word}"`);
    return id;
  });
  const repeated = duplicates(ids);
  if (repeated.length > 0) throw new ToolError(`Broker list contains duplicate entries: ${listed(repeated)}`);
  return ids;
}

async function usableBrokers(
  admin: Admin,
  ids: readonly number[],
  isRackAware: boolean,
  signal: AbortSignal,
): Promise<PlacementBroker[]> {
  const { brokers } = await admin.describeCluster({ signal });
  const unknown = ids.find((id) => !brokers.some(({ nodeId }) => nodeId === id));
  if (unknown !== undefined) throw new ToolError(`Unknown broker id ${unknown}`);
  const wanted = brokers.filter(({ nodeId }) => ids.includes(nodeId));
  const rackless = wanted.filter(({ rack }) => rack === null).length;
  if (isRackAware && rackless > 0 && rackless < wanted.length)
    throw new ToolError(
      'Not all brokers have rack information. Add --disable-rack-aware in command line to make replica assignment ' +
        'without rack information.',
    );
  return wanted.map(({ nodeId: id, rack }) => ({ id, rack: isRackAware ? rack : null, fenced: false }));
}
