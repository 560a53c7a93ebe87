import { ToolError } from '../shell/index.ts';

const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?(?:Z|[+-]\d{2}:?\d{2})?$/;
const DURATION =
  /^([+-])?P(?:([+-]?\d+)D)?(?:T(?:([+-]?\d+)H)?(?:([+-]?\d+)M)?(?:([+-]?\d+)(?:\.(\d{1,9}))?S)?)?$/i;

/** Milliseconds since 1970. Without a zone it is UTC, as in the original. @throws ToolError */
export function parseDateTime(text: string): bigint {
  const hasZone = /(?:Z|[+-]\d{2}:?\d{2})$/.test(text.slice(10));
  const time = DATE_TIME.test(text) ? Date.parse(hasZone ? text : `${text}Z`) : Number.NaN;
  if (Number.isNaN(time))
    throw new ToolError(
      `"${text}" is no time: YYYY-MM-DDThh:mm:ss.sss is expected, such as 2026-01-31T23:59:00.000`,
    );
  return BigInt(time);
}

/** Milliseconds. @throws ToolError */
export function parseDuration(text: string): bigint {
  const match = DURATION.exec(text);
  if (match === null || /[PT]$/i.test(text))
    throw new ToolError(
      `"${text}" is no duration: PnDTnHnMnS is expected, such as PT1H30M for one and a half hours`,
    );
  const [, sign, days = '0', hours = '0', minutes = '0', seconds = '0', fraction = ''] = match;
  const wholeSeconds =
    BigInt(days) * 86_400n + BigInt(hours) * 3_600n + BigInt(minutes) * 60n + BigInt(seconds);
  const milliseconds = BigInt(fraction.padEnd(3, '0').slice(0, 3));
  const total = wholeSeconds * 1000n + (seconds.startsWith('-') ? -milliseconds : milliseconds);
  return sign === '-' ? -total : total;
}
