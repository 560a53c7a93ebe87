import { ADMIN_CONFIGS, ConfigValues, type StoredValue } from '@kavka/config';
import { withoutNames } from './client-config.ts';

/** What producers, consumers and admins all know. */
const SHARED_CONFIGS = withoutNames(
  ADMIN_CONFIGS,
  'bootstrap.controllers',
  'default.api.timeout.ms',
  'retries',
);

/** The values of any client: of a producer, a consumer or an admin. */
export type SharedValues = ConfigValues<typeof SHARED_CONFIGS>;

export function sharedValues(values: { stored(name: string): StoredValue }): SharedValues {
  const names = Object.keys(SHARED_CONFIGS);
  return new ConfigValues(SHARED_CONFIGS, new Map(names.map((name) => [name, values.stored(name)])));
}
