import { ToolError } from '../shell/index.ts';

/** Letters that come several times in a row, text in quotes, or one other character. */
const PIECE = /([A-Za-z])\1*|'((?:[^']|'')*)'|[^A-Za-z']/g;
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const HALF_DAY = 12;

type Field = (date: Date, width: number) => string;

/** What the letters stand for, as far as people use them. */
const FIELDS: Readonly<Record<string, Field>> = {
  y: (date, width) => (width === 2 ? padded(date.getFullYear() % 100, 2) : padded(date.getFullYear(), width)),
  M: (date, width) =>
    width > 2 ? named(MONTHS[date.getMonth()] ?? '', width) : padded(date.getMonth() + 1, width),
  d: (date, width) => padded(date.getDate(), width),
  E: (date, width) => named(DAYS[date.getDay()] ?? '', width),
  a: (date) => (date.getHours() < HALF_DAY ? 'AM' : 'PM'),
  H: (date, width) => padded(date.getHours(), width),
  k: (date, width) => padded(date.getHours() || 2 * HALF_DAY, width),
  K: (date, width) => padded(date.getHours() % HALF_DAY, width),
  h: (date, width) => padded(date.getHours() % HALF_DAY || HALF_DAY, width),
  m: (date, width) => padded(date.getMinutes(), width),
  s: (date, width) => padded(date.getSeconds(), width),
  S: (date, width) => padded(date.getMilliseconds(), width),
  Z: (date) => zoneOf(date),
};

/** Times as Java's `SimpleDateFormat` writes them, in the zone of the machine. @throws ToolError for letters that mean nothing */
export function javaDateFormat(pattern: string): (time: number) => string {
  const pieces = [...pattern.matchAll(PIECE)].map(([piece, letter, quoted]): ((date: Date) => string) => {
    if (quoted !== undefined) {
      const text = quoted === '' ? "'" : quoted.replaceAll("''", "'");
      return () => text;
    }
    if (letter === undefined) return () => piece;
    const field = FIELDS[letter];
    if (field === undefined) throw new ToolError(`Illegal pattern character '${letter}'`);
    return (date) => field(date, piece.length);
  });
  return (time) => {
    const date = new Date(time);
    return pieces.map((piece) => piece(date)).join('');
  };
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** In full with four letters, otherwise its beginning. */
function named(name: string, width: number): string {
  return width > 3 ? name : name.slice(0, 3);
}

function zoneOf(date: Date): string {
  const minutes = -date.getTimezoneOffset();
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${padded(Math.floor(size / 60), 2)}${padded(size % 60, 2)}`;
}
