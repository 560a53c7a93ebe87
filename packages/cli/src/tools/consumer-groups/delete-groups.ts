import { type Admin, AdminError, BrokerError, type KafkaError } from '@kavka/client';
import { namedPartitions } from '../../names/topic-partitions.ts';
import { printLine, printTable, type ToolContext, ToolError } from '../../shell/index.ts';

/** Deletes each group that can be; exit code 1 where one could not. */
export async function deleteGroups(
  admin: Admin,
  groupIds: readonly string[],
  { output, signal }: ToolContext,
): Promise<number> {
  const failed = new Map<string, KafkaError>();
  await Promise.all(
    groupIds.map((groupId) =>
      admin.deleteGroups([groupId], { signal }).catch((error: unknown) => {
        for (const one of errorsOf(error)) failed.set(groupId, one);
      }),
    ),
  );
  const deleted = groupIds.filter((groupId) => !failed.has(groupId)).map((groupId) => `'${groupId}'`);
  if (failed.size === 0) {
    printLine(output, `Deletion of requested consumer groups (${deleted.join(', ')}) was successful.`);
    return 0;
  }
  printLine(output, '\nError: Deletion of some consumer groups failed:');
  for (const [groupId, error] of failed)
    printLine(output, `* Group '${groupId}' could not be deleted due to: ${reasonOf(error)}`);
  if (deleted.length > 0)
    printLine(output, `\nThese consumer groups were deleted successfully: ${deleted.join(', ')}`);
  return 1;
}

/** Deletes offsets of one group; exit code 1 where one could not be. */
export async function deleteOffsets(
  admin: Admin,
  groupId: string,
  topics: readonly string[],
  { output, signal }: ToolContext,
): Promise<number> {
  const partitions = await namedPartitions(admin, topics, signal);
  const statuses = await Promise.all(
    partitions.map(async (one) => {
      try {
        await admin.deleteGroupOffsets(groupId, [one], { signal });
        return { ...one, error: undefined };
      } catch (error) {
        return { ...one, error: errorsOf(error)[0] };
      }
    }),
  );
  const [first] = statuses.flatMap(({ error }) => (error === undefined ? [] : [error]));
  if (first === undefined) printLine(output, `Request succeeded for deleting offsets from group ${groupId}.`);
  else if (isOfGroup(first)) throw new ToolError(reasonOf(first));
  else printLine(output, '\nError: Encountered some partition-level error, see the follow-up details.');
  printLine(output);
  const rows = statuses
    .toSorted((a, b) => (`${a.topic}${a.partition}` < `${b.topic}${b.partition}` ? -1 : 1))
    .map(({ topic, partition, error }) => [
      topic,
      partition,
      error === undefined ? 'Successful' : `Error: ${reasonOf(error)}`,
    ]);
  printTable(output, { columns: ['TOPIC', 'PARTITION', 'STATUS'], rows }, [15, 10, 15]);
  return first === undefined ? 0 : 1;
}

function isOfGroup({ code }: KafkaError): boolean {
  return ['INVALID_GROUP_ID', 'GROUP_ID_NOT_FOUND', 'GROUP_AUTHORIZATION_FAILED', 'NON_EMPTY_GROUP'].includes(
    code,
  );
}

function errorsOf(error: unknown): readonly KafkaError[] {
  if (error instanceof AdminError) return error.errors;
  if (error instanceof BrokerError) return [error];
  throw error;
}

function reasonOf(error: KafkaError): string {
  return error instanceof BrokerError ? error.reason : error.message;
}
