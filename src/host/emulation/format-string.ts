import { exception } from './exception.ts';

const PLACE = /%(%|([-+ 0#,]*)(\d+)?(?:\.(\d+))?([sdifeExXobc]))/g;

/** Utilities.formatString: "sprintf-like": flags, width, precision, and what kind of value stands in each place. */
export function formatted(template: string, args: readonly unknown[]): string {
  let used = 0;
  return template.replace(
    PLACE,
    (_, all: string, flags = '', width: string | undefined, precision: string | undefined, kind: string) => {
      if (all === '%') return '%';
      if (used >= args.length) throw exception('Not enough arguments for the format string.');
      const text = shown(kind, args[used++], flags, precision === undefined ? undefined : Number(precision));
      const room = Number(width ?? 0);
      if (flags.includes('-')) return text.padEnd(room);
      if (!flags.includes('0') || kind === 's') return text.padStart(room);
      const [, sign = '', digits = ''] = /^([-+ ]?)(.*)$/.exec(text) ?? [];
      return sign + digits.padStart(room - sign.length, '0');
    },
  );
}

function shown(kind: string, value: unknown, flags: string, precision: number | undefined): string {
  if (kind === 's') return String(value).slice(0, precision);
  if (kind === 'c') return typeof value === 'number' ? String.fromCharCode(value) : String(value).charAt(0);
  const number = Number(value);
  if (kind === 'x') return Math.trunc(number).toString(16);
  if (kind === 'X') return Math.trunc(number).toString(16).toUpperCase();
  if (kind === 'o') return Math.trunc(number).toString(8);
  if (kind === 'b') return Math.trunc(number).toString(2);
  const isWhole = kind === 'd' || kind === 'i';
  const text = isWhole
    ? String(Math.trunc(number))
    : kind === 'f'
      ? number.toFixed(precision ?? 6)
      : exponent(number.toExponential(precision ?? 6), kind);
  const [whole = '', ...rest] = text.split('.');
  const grouped = flags.includes(',') ? [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...rest].join('.') : text;
  if (number < 0) return grouped;
  return flags.includes('+') ? `+${grouped}` : flags.includes(' ') ? ` ${grouped}` : grouped;
}

/** Two digits of an exponent at least: 1.5e+03. */
function exponent(text: string, kind: string): string {
  const padded = text.replace(/e([+-])(\d)$/, 'e$10$2');
  return kind === 'E' ? padded.toUpperCase() : padded;
}
