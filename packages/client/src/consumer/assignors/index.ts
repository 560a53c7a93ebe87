import type { Assignor } from './assignor.ts';
import { cooperativeStickyAssignor } from './cooperative-sticky.ts';
import { rangeAssignor } from './range.ts';
import { roundRobinAssignor } from './round-robin.ts';
import { stickyAssignor } from './sticky.ts';

export type { Assignor, GroupAssignment, LastAssignment, MemberSubscription } from './assignor.ts';
export { cooperativeStickyAssignor, rangeAssignor, roundRobinAssignor, stickyAssignor };

export const BUILT_IN_ASSIGNORS: readonly Assignor[] = [
  rangeAssignor,
  roundRobinAssignor,
  stickyAssignor,
  cooperativeStickyAssignor,
];
