import type { GroupCoordinator, GroupCoordinatorOptions } from './group-coordinator.ts';

/** A coordinator that leads no partition yet. */
export function createGroupCoordinator(options: GroupCoordinatorOptions): GroupCoordinator {
  void options;
  throw new Error('not built yet');
}
