/** `group.consumer.migration.policy`: how groups with members may go from one protocol to the other. */
export type MigrationPolicy = 'disabled' | 'upgrade' | 'downgrade' | 'bidirectional';

export function isUpgradeEnabled(policy: MigrationPolicy): boolean {
  return policy === 'upgrade' || policy === 'bidirectional';
}

export function isDowngradeEnabled(policy: MigrationPolicy): boolean {
  return policy === 'downgrade' || policy === 'bidirectional';
}

/** What is not known is disabled. */
export function migrationPolicyOf(text: string): MigrationPolicy {
  const name = text.toLowerCase();
  return name === 'upgrade' || name === 'downgrade' || name === 'bidirectional' ? name : 'disabled';
}
