const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?[fFdD]?$/;
const SPECIAL = /^([+-]?)(NaN|Infinity)$/;

/** Reads a double as Java does (a trailing d or f is taken, hexadecimal is not); undefined where it is none. */
export function parseJavaDouble(text: string): number | undefined {
  const special = SPECIAL.exec(text);
  if (special) return special[2] === 'NaN' ? Number.NaN : special[1] === '-' ? -Infinity : Infinity;
  return DECIMAL.test(text) ? Number(text.replace(/[fFdD]$/, '')) : undefined;
}

/** Writes a double as Java does: `0.5`, `1.0`, `1.0E7`, `1.0E-4`. */
export function formatJavaDouble(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const magnitude = Math.abs(value);
  if (magnitude >= 1e-3 && magnitude < 1e7) {
    const text = String(value);
    return text.includes('.') ? text : `${text}.0`;
  }
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  return `${digits.includes('.') ? digits : `${digits}.0`}E${exponent.replace('+', '')}`;
}
