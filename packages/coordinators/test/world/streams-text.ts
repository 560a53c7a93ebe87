import type { Init } from '@kavka/protocol';
import type { StreamsGroupDescribeResponseDescribedGroup } from '@kavka/protocol/messages/89-streams-group-describe';
import type { StreamsGroupRecord } from '../../src/records/streams-group-records.ts';
import { errorName } from './text.ts';

interface TaskLists {
  readonly subtopologyId?: string | undefined;
  readonly partitions?: readonly number[] | undefined;
}

/** Tasks from words such as `0_0,0_1`. */
export function tasksIn(text: string): { subtopologyId: string; partitions: number[] }[] {
  const tasks = new Map<string, number[]>();
  for (const word of text.split(',').filter(Boolean)) {
    const [subtopologyId = '', partition] = word.split('_');
    tasks.set(subtopologyId, [...(tasks.get(subtopologyId) ?? []), Number(partition)]);
  }
  return [...tasks].map(([subtopologyId, partitions]) => ({ subtopologyId, partitions }));
}

export function tasksText(tasks: readonly TaskLists[]): string {
  const texts = tasks.flatMap(({ subtopologyId, partitions }) =>
    (partitions ?? []).map((partition) => `${subtopologyId}_${partition}`),
  );
  return texts.sort().join(',') || 'nothing';
}

export function streamsRecordText(record: StreamsGroupRecord): string {
  const member = 'memberId' in record.key ? ` ${record.key.memberId}` : '';
  const start = `${record.groupId}${member}`;
  if (record.value === null) return `${start} ${record.type.replace('streams-group-', '')} gone`;
  switch (record.type) {
    case 'streams-group-metadata':
      return `${start} epoch ${record.value.epoch} valid topology ${record.value.validatedTopologyEpoch}`;
    case 'streams-group-member-metadata':
      return `${start} runs topology ${record.value.topologyEpoch} in ${record.value.processId}`;
    case 'streams-group-target-assignment-metadata':
      return `${start} target of epoch ${record.value.assignmentEpoch}`;
    case 'streams-group-target-assignment-member': {
      const { activeTasks, standbyTasks } = record.value;
      return `${start} shall run ${tasksText(activeTasks)}${also(' spare ', standbyTasks)}`;
    }
    case 'streams-group-current-member-assignment': {
      const { memberEpoch, activeTasks, standbyTasks, activeTasksPendingRevocation } = record.value;
      const spare = also(' spare ', standbyTasks);
      const pending = also(' gives up ', activeTasksPendingRevocation);
      return `${start} in epoch ${memberEpoch} runs ${tasksText(activeTasks)}${spare}${pending}`;
    }
    case 'streams-group-topology':
      return `${start} topology ${record.value.epoch} of ${record.value.subtopologies.length}`;
  }
}

export function describedStreamsText(group: Init<StreamsGroupDescribeResponseDescribedGroup>): string {
  if (group.errorCode) return `${errorName(group.errorCode)} ${group.errorMessage ?? ''}`.trimEnd();
  const members = (group.members ?? []).map(({ memberId, memberEpoch, assignment, targetAssignment }) => {
    const runs = tasksText(assignment?.activeTasks ?? []);
    const shall = tasksText(targetAssignment?.activeTasks ?? []);
    return `${memberId}@${memberEpoch} ${runs}${runs === shall ? '' : ` of ${shall}`}`;
  });
  return `${group.groupState} epoch ${group.groupEpoch}/${group.assignmentEpoch} [${members.sort().join('; ')}]`;
}

function also(words: string, tasks: readonly TaskLists[]): string {
  return tasks.length === 0 ? '' : `${words}${tasksText(tasks)}`;
}
