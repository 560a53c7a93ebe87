import { boolean, defineConfigs, HIGH, int, LOW, list, long, MEDIUM, READ_ONLY } from '../define.ts';
import { atLeast } from '../validators.ts';

/** The quorum of controllers. */
export const QUORUM_CONFIGS = defineConfigs({
  'controller.quorum.voters': list([], HIGH, READ_ONLY).about(
    'The controllers that vote, fixed, as `id@host:port`. Leave it out where the log keeps the set of voters.',
  ),
  'controller.quorum.bootstrap.servers': list([], HIGH, READ_ONLY).about(
    'Addresses `host:port` of controllers through which the current quorum is found.',
  ),
  'controller.quorum.auto.join.enable': boolean(false, LOW, READ_ONLY).about(
    'Whether a new controller adds itself to the voters, where the set of voters is kept in the log.',
  ),
  'controller.quorum.election.timeout.ms': int(1000, atLeast(0), HIGH, READ_ONLY).about(
    'Milliseconds that a candidate waits for the votes of a majority before it starts again.',
  ),
  'controller.quorum.fetch.timeout.ms': int(2000, atLeast(0), HIGH, READ_ONLY).about(
    'Milliseconds without word from the leader after which a voter becomes a candidate, and a leader without a majority steps down.',
  ),
  'controller.quorum.election.backoff.max.ms': int(1000, atLeast(0), HIGH, READ_ONLY).about(
    'Upper bound in milliseconds of the random pause between two elections, so that candidates do not collide forever.',
  ),
  'controller.quorum.append.linger.ms': int(25, atLeast(0), MEDIUM, READ_ONLY).about(
    'Milliseconds that the leader collects writes before it puts them on disk together.',
  ),
  'controller.quorum.request.timeout.ms': int(2000, atLeast(0), MEDIUM, READ_ONLY).about(
    'Milliseconds that a quorum request may take before it counts as failed.',
  ),
  'controller.quorum.retry.backoff.ms': int(20, atLeast(0), LOW, READ_ONLY).about(
    'Milliseconds before a failed quorum request is sent again.',
  ),
  'controller.quorum.fetch.max.bytes': int(1_048_576, atLeast(1), LOW, READ_ONLY).about(
    'The most bytes of records that one fetch of the metadata log brings; one batch at least.',
  ),
  'controller.quorum.fetch.snapshot.max.bytes': int(1_048_576, atLeast(1), LOW, READ_ONLY).about(
    'The most bytes of a snapshot that one request brings.',
  ),
  'controller.socket.timeout.ms': int(30_000, MEDIUM, READ_ONLY).about(
    'Milliseconds that a request from a broker to the controller may take.',
  ),
  'controller.performance.sample.period.ms': long(60_000, atLeast(100), MEDIUM, READ_ONLY).internal(
    'Milliseconds over which the controller measures how long its events take.',
  ),
  'controller.performance.always.log.threshold.ms': long(2000, atLeast(0), MEDIUM, READ_ONLY).internal(
    'An event of the controller that takes longer than this many milliseconds is always logged.',
  ),
});
