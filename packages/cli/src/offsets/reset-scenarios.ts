import { flag, long, type Options, text } from '../shell/index.ts';

/** Where to reset offsets to; the same for groups of consumers and of streams. */
export const SCENARIO_OPTIONS = {
  'to-offset': long('offset', 'To this offset.'),
  'to-datetime': text(
    'time',
    'To the first record at or after this time: YYYY-MM-DDThh:mm:ss.sss, with or without a zone.',
  ),
  'by-duration': text('duration', 'To the first record of this time until now: PnDTnHnMnS.'),
  'to-earliest': flag('To the first record.'),
  'to-latest': flag('Behind the last record.'),
  'shift-by': long('number', 'Forward by so many offsets, or back.'),
  'to-current': flag('To what is committed; where nothing is, behind the last record.'),
  'from-file': text('file', 'To what a CSV file says: [group,]topic,partition,offset.', {
    completes: 'file',
  }),
} as const satisfies Options;

export type Scenario = keyof typeof SCENARIO_OPTIONS;

export const SCENARIOS = Object.keys(SCENARIO_OPTIONS) as Scenario[];
