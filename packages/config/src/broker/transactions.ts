import { boolean, CLUSTER_WIDE, defineConfigs, HIGH, int, LOW, READ_ONLY, short } from '../define.ts';
import { atLeast } from '../validators.ts';

/** Transactions and idempotent producers. */
export const TRANSACTION_CONFIGS = defineConfigs({
  'transaction.max.timeout.ms': int(900_000, atLeast(1), HIGH, READ_ONLY).about(
    'The longest transaction timeout in milliseconds that a producer may ask for.',
  ),
  'transactional.id.expiration.ms': int(604_800_000, atLeast(1), HIGH, READ_ONLY).about(
    'Milliseconds without any transaction after which a transactional id is forgotten.',
  ),
  'transaction.state.log.replication.factor': short(3, atLeast(1), HIGH, READ_ONLY).about(
    'How many replicas the topic of transaction state gets. It is not created while fewer brokers are there.',
  ),
  'transaction.state.log.min.isr': int(2, atLeast(1), HIGH, READ_ONLY).about(
    'How many in-sync replicas a write to the topic of transaction state needs.',
  ),
  'transaction.state.log.num.partitions': int(50, atLeast(1), HIGH, READ_ONLY).about(
    'How many partitions the topic of transaction state gets. Not to be changed: it decides who coordinates a transaction.',
  ),
  'transaction.state.log.segment.bytes': int(104_857_600, atLeast(1), HIGH, READ_ONLY).about(
    'Size in bytes of a segment of the topic of transaction state.',
  ),
  'transaction.state.log.load.buffer.size': int(5_242_880, atLeast(1), HIGH, READ_ONLY).about(
    'Bytes read at a time when a transaction coordinator loads its state.',
  ),
  'transaction.abort.timed.out.transaction.cleanup.interval.ms': int(
    10_000,
    atLeast(1),
    LOW,
    READ_ONLY,
  ).about('Milliseconds between two looks for transactions whose time is over.'),
  'transaction.remove.expired.transaction.cleanup.interval.ms': int(
    3_600_000,
    atLeast(1),
    LOW,
    READ_ONLY,
  ).about('Milliseconds between two looks for transactional ids that have expired.'),
  'transaction.partition.verification.enable': boolean(true, LOW, CLUSTER_WIDE).about(
    'Whether a partition leader asks the coordinator if a transaction really is open before it takes its first record.',
  ),
  'transaction.two.phase.commit.enable': boolean(false, LOW, READ_ONLY).about(
    'Whether transactions may take part in a two-phase commit led from outside.',
  ),
  'add.partitions.to.txn.retry.backoff.ms': int(20, atLeast(1), HIGH, READ_ONLY).about(
    'Milliseconds that the server waits at first when a partition cannot join a transaction yet because the one before is ending.',
  ),
  'add.partitions.to.txn.retry.backoff.max.ms': int(100, atLeast(0), HIGH, READ_ONLY).about(
    'Longest such wait in milliseconds.',
  ),
  'producer.id.expiration.ms': int(86_400_000, atLeast(1), LOW, CLUSTER_WIDE).about(
    'Milliseconds without a record after which a partition forgets an idempotent producer.',
  ),
  'producer.id.expiration.check.interval.ms': int(600_000, atLeast(1), LOW, READ_ONLY).internal(
    'Milliseconds between two looks for idempotent producers to forget.',
  ),
});
