import { assert } from '@kavka/base';
import type { PartitionAssignor } from '../../modern/partition-assignor.ts';
import { rangeAssignor } from './range.ts';
import { uniformAssignor } from './uniform.ts';

const ASSIGNORS: readonly PartitionAssignor[] = [uniformAssignor, rangeAssignor];

/** The assignors of `group.consumer.assignors`, the default first. */
export function consumerAssignors(names: readonly string[]): PartitionAssignor[] {
  const assignors = names.flatMap((name) => ASSIGNORS.find((assignor) => assignor.name === name) ?? []);
  assert(assignors.length > 0, `none of the assignors is known: ${names.join(', ')}`);
  return assignors;
}
