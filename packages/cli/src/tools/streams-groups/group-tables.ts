import type { StreamsGroupDescription } from '@kavka/client';
import type { Partition } from '../../offsets/new-offsets.ts';
import type { Table } from '../../shell/index.ts';

type Member = StreamsGroupDescription['members'][number];

/** The members with their tasks; with `isVerbose` also those that they are to have. */
export function membersTable(group: StreamsGroupDescription, isVerbose: boolean): Table {
  const { groupId, targetAssignmentEpoch, topologyEpoch } = group;
  const ofGroup = isVerbose ? ['TARGET-ASSIGNMENT-EPOCH', 'TOPOLOGY-EPOCH'] : [];
  const ofMember = isVerbose ? ['MEMBER-PROTOCOL', 'MEMBER-EPOCH'] : [];
  return {
    columns: ['GROUP', ...ofGroup, 'MEMBER', ...ofMember, 'PROCESS', 'CLIENT-ID', 'ASSIGNMENTS'],
    rows: group.members.map((member) => [
      ...[groupId, ...(isVerbose ? [targetAssignmentEpoch, topologyEpoch] : []), member.memberId],
      ...(isVerbose ? [member.isClassic ? 'classic' : 'streams', member.memberEpoch] : []),
      ...[member.processId, member.clientId, tasksText(member, isVerbose)],
    ]),
  };
}

/** Partitions that members read now, in order. */
export function activePartitions({ subtopologies, members }: StreamsGroupDescription): Partition[] {
  const topicsOf = new Map(
    subtopologies.map((one) => [one.subtopologyId, [...one.sourceTopics, ...one.repartitionSourceTopics]]),
  );
  const partitions = members.flatMap(({ assignment }) =>
    assignment.active
      .map(taskOf)
      .flatMap(({ subtopologyId, partition }) =>
        (topicsOf.get(subtopologyId) ?? []).map((topic) => ({ topic, partition })),
      ),
  );
  const named = new Map(partitions.map((one) => [`${one.topic}-${one.partition}`, one]));
  return [...named.values()].sort((left, right) =>
    left.topic === right.topic ? left.partition - right.partition : left.topic < right.topic ? -1 : 1,
  );
}

/** `ACTIVE: 0:[0,1]; STANDBY: 1:[2]; `. */
function tasksText({ assignment, targetAssignment }: Member, isVerbose: boolean): string {
  const now = kinds(assignment, '');
  return isVerbose ? now + kinds(targetAssignment, 'TARGET-') : now;
}

function kinds({ active, standby, warmup }: Member['assignment'], prefix: string): string {
  return [
    ofKind(active, `${prefix}ACTIVE`),
    ofKind(standby, `${prefix}STANDBY`),
    ofKind(warmup, `${prefix}WARMUP`),
  ].join('');
}

function ofKind(tasks: readonly string[], kind: string): string {
  const bySubtopology = Map.groupBy(tasks.map(taskOf), ({ subtopologyId }) => subtopologyId);
  const texts = [...bySubtopology].map(
    ([subtopologyId, some]) => `${subtopologyId}:[${some.map(({ partition }) => partition).join(',')}]; `,
  );
  return texts.length === 0 ? '' : `${kind}: ${texts.join('')}`;
}

/** Of `subtopology_partition`. */
function taskOf(task: string): { readonly subtopologyId: string; readonly partition: number } {
  const split = task.lastIndexOf('_');
  return { subtopologyId: task.slice(0, split), partition: Number(task.slice(split + 1)) };
}
