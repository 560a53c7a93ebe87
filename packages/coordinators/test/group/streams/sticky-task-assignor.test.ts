import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { ConfiguredSubtopology } from '../../../src/group/streams/configured-topology.ts';
import { assignTasks, type MemberToAssign } from '../../../src/group/streams/sticky-task-assignor.ts';
import { NO_TASKS, type TaskSets, type Tasks } from '../../../src/group/streams/tasks.ts';

function part(subtopologyId: string, taskCount: number, isStateful: boolean): ConfiguredSubtopology {
  return {
    subtopologyId,
    taskCount,
    isStateful,
    sources: [],
    sourceTopics: [],
    repartitionSinkTopics: [],
    repartitionSourceTopics: [],
    stateChangelogTopics: [],
  };
}

function names(tasks: Tasks): string[] {
  return [...tasks]
    .flatMap(([id, partitions]) => [...partitions].map((partition) => `${id}_${partition}`))
    .sort();
}

const groups = fc.record({
  members: fc.integer({ min: 1, max: 12 }),
  processes: fc.integer({ min: 1, max: 5 }),
  parts: fc.array(fc.tuple(fc.integer({ min: 1, max: 8 }), fc.boolean()), { minLength: 1, maxLength: 4 }),
  standbyReplicas: fc.integer({ min: 0, max: 2 }),
  leaving: fc.integer({ min: 0, max: 11 }),
});

describe('assignTasks', () => {
  it('gives every active task to one member, copies to other processes, and all members about as much', () => {
    fc.assert(
      fc.property(groups, ({ members, processes, parts, standbyReplicas, leaving }) => {
        const subtopologies = parts.map(([count, stateful], i) => part(String(i), count, stateful));
        const group = new Map<string, MemberToAssign>();
        for (let i = 0; i < members; i++)
          group.set(`m${i}`, { processId: `p${i % processes}`, tasks: NO_TASKS });
        const first = check(group, subtopologies, standbyReplicas);
        const next = new Map(
          [...group].map(([id, member]) => [id, { ...member, tasks: first.get(id) ?? NO_TASKS }]),
        );
        if (next.size > 1) next.delete(`m${leaving % members}`);
        check(next, subtopologies, standbyReplicas);
      }),
    );
  });

  it('leaves all where it is when nothing has changed', () => {
    const subtopologies = [part('0', 6, false), part('1', 6, true)];
    const group = new Map(['a', 'b', 'c'].map((id) => [id, { processId: id, tasks: NO_TASKS }]));
    const first = assignTasks({ members: group, subtopologies, standbyReplicas: 1 });
    const again = new Map(
      [...group].map(([id, member]) => [id, { ...member, tasks: first.get(id) ?? NO_TASKS }]),
    );
    const second = assignTasks({ members: again, subtopologies, standbyReplicas: 1 });
    for (const id of group.keys()) {
      assert.deepEqual(names(second.get(id)?.active ?? new Map()), names(first.get(id)?.active ?? new Map()));
    }
  });

  it('makes a copy of the state active where its member has left', () => {
    const subtopologies = [part('0', 2, true)];
    const group = new Map(['a', 'b'].map((id) => [id, { processId: id, tasks: NO_TASKS }]));
    const first = assignTasks({ members: group, subtopologies, standbyReplicas: 1 });
    const left = new Map([['b', { processId: 'b', tasks: first.get('b') ?? NO_TASKS }]]);
    const second = assignTasks({ members: left, subtopologies, standbyReplicas: 1 });
    assert.deepEqual(names(second.get('b')?.active ?? new Map()), ['0_0', '0_1']);
    assert.deepEqual(names(second.get('b')?.standby ?? new Map()), []);
  });
});

function check(
  members: ReadonlyMap<string, MemberToAssign>,
  subtopologies: readonly ConfiguredSubtopology[],
  standbyReplicas: number,
): Map<string, TaskSets> {
  const targets = assignTasks({ members, subtopologies, standbyReplicas });
  const active = [...targets.values()].flatMap((tasks) => names(tasks.active)).sort();
  const wanted = subtopologies.flatMap(({ subtopologyId: id, taskCount }) =>
    Array.from({ length: taskCount }, (_, partition) => `${id}_${partition}`),
  );
  assert.deepEqual(active, wanted.sort(), 'each active task once');
  const ofProcess = new Map<string, string[]>();
  for (const [memberId, tasks] of targets) {
    const { processId } = members.get(memberId) as MemberToAssign;
    const all = ofProcess.get(processId) ?? [];
    all.push(...names(tasks.active), ...names(tasks.standby));
    ofProcess.set(processId, all);
  }
  for (const all of ofProcess.values())
    assert.equal(new Set(all).size, all.length, 'a process has a task once');
  const stateful = subtopologies.filter(({ isStateful }) => isStateful);
  const copies = Math.min(standbyReplicas, ofProcess.size - 1);
  const standby = [...targets.values()].flatMap((tasks) => names(tasks.standby)).length;
  assert.equal(standby, copies * stateful.reduce((sum, { taskCount }) => sum + taskCount, 0), 'all copies');
  return targets;
}
