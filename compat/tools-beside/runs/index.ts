import type { ToolRun } from '../tool-run.ts';
import { ADMIN_RUNS } from './admin.ts';
import { CONFIGS_RUNS } from './configs.ts';
import { CONSOLE_RUNS } from './console.ts';
import { CONTROLLER_RUNS } from './controllers.ts';
import { DUMP_LOG_RUNS } from './dump-log.ts';
import { FEATURES_RUNS } from './features.ts';
import { GROUP_RUNS } from './groups.ts';
import { PERFORMANCE_RUNS } from './performance.ts';
import { REPLICA_RUNS } from './replicas.ts';
import { SECURITY_RUNS } from './security.ts';
import { SHARE_CONSOLE_RUNS } from './share.ts';
import { STORAGE_RUNS } from './storage.ts';
import { TOPICS_RUNS } from './topics.ts';
import { TRANSACTION_RUNS } from './transactions.ts';

/** In this order: runs build on what those before them have made. */
export const ALL_RUNS: readonly ToolRun[] = [
  ...TOPICS_RUNS,
  ...CONSOLE_RUNS,
  ...CONFIGS_RUNS,
  ...ADMIN_RUNS,
  ...CONTROLLER_RUNS,
  ...GROUP_RUNS,
  ...REPLICA_RUNS,
  ...TRANSACTION_RUNS,
  ...SECURITY_RUNS,
  ...FEATURES_RUNS,
  ...STORAGE_RUNS,
  ...DUMP_LOG_RUNS,
  ...PERFORMANCE_RUNS,
  ...SHARE_CONSOLE_RUNS,
];
