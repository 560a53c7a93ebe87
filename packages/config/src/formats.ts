import type { FormatValidator } from './validators.ts';

/** A time span as ISO 8601 writes it, days to seconds, never negative. */
const DURATION = /^P(?=\d|T\d)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+([.,]\d{0,9})?S)?)?$/i;
const BY_DURATION = 'by_duration:';

const REPLICAS = /^(\*|\d+:\d+(\s*,\s*\d+:\d+)*)?$/;

/** `partition:broker` pairs, or `*` alone. */
export const REPLICA_LIST: FormatValidator = {
  kind: 'format',
  expected: '* or a list of partition:broker, such as 0:1,1:2',
  matches: (text) => REPLICAS.test(text),
};

export const START_OF_SHARE_GROUP = startingPoint('latest', 'earliest');
export const START_OF_CONSUMER = startingPoint('latest', 'earliest', 'none');

function startingPoint(...words: string[]): FormatValidator {
  return {
    kind: 'format',
    expected: `${words.join(', ')} or by_duration:PnDTnHnMn.nS, such as by_duration:PT1H`,
    matches: (text) =>
      words.includes(text) || (text.startsWith(BY_DURATION) && DURATION.test(text.slice(BY_DURATION.length))),
  };
}
