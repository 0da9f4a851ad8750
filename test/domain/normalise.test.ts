import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clock, day, type Field, mail, moment, phone, ref, text, whole, yesNo } from '../../src/domain/field.ts';
import { sayIssue } from '../../src/domain/issue.ts';
import { MINUTES_PER_DAY, showDay, showMoment, showTime } from '../../src/domain/moment.ts';
import { normalise, normaliseAll, type RawCell } from '../../src/domain/normalise.ts';
import { toCell } from '../../src/domain/row.ts';
import { LOCALES, words } from '../../src/domain/words.ts';
import { REGISTERS } from '../../src/registers/index.ts';
import { anyMoment, anyText, valueFor } from '../support/arbitrary.ts';
import { SITE, siteIn } from '../support/site.ts';
import { wall } from '../support/wall.ts';

const name = words('栏', '欄', 'Field');
const PLACE = { register: 'complaint', field: 'x' };
const read = (field: Field, raw: RawCell): unknown => {
  const { value, issue } = normalise(field, raw, PLACE, SITE);
  return issue?.effect === 'reject' ? issue.rule : value;
};
const wide = (typed: string): string =>
  typed.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));

describe('a date and time', () => {
  const at = wall('2026-02-14 09:05');
  it.each([
    ['2026-02-14 09:05', at],
    ['2026-2-14 9:5', at],
    ['2026/2/14 9:05', at],
    ['2026.2.14 09:05', at],
    ['2026年2月14日 9时5分', at],
    ['2026年2月14日9點05分', at],
    ['  2026-02-14   09:05  ', at],
    ['２０２６－０２－１４　０９：０５', at],
    ['2026-02-14T09:05:59', at],
    ['20260214 0905', at],
    ['202602140905', at],
    ['2026-02-14', wall('2026-02-14')],
    ['2026-02-14 24:00', wall('2026-02-15')],
    [46067, wall('2026-02-14')],
    [46067.378472222, at],
    [61, wall('1900-03-01')],
    [{ at }, at],
    ['2026-02-30', 'FORM-MOMENT'],
    ['2026-02-14 24:01', 'FORM-MOMENT'],
    ['2026-13-01', 'FORM-MOMENT'],
    ['2024-02-29', wall('2024-02-29')],
    ['2026-02-29', 'FORM-MOMENT'],
    ['1899-12-31', 'FORM-MOMENT'],
    ['02-14 09:05', 'FORM-MOMENT'],
    ['昨天', 'FORM-MOMENT'],
    [60, 'FORM-MOMENT'],
    [true, 'FORM-MOMENT'],
    [{ formula: '=NOW()' }, 'FORM-FORMULA'],
  ] as [RawCell, unknown][])('%j', (raw, expected) => expect(read(moment(name), raw)).toBe(expected));

  it('however it is shown, it is the same', () =>
    fc.assert(
      fc.property(anyMoment, (at) => {
        const shown = showMoment(at);
        const serial = (at - wall('1900-03-01')) / MINUTES_PER_DAY + 61;
        for (const typed of [
          shown,
          wide(shown),
          `\t${shown} `,
          shown.replace(/-0?/g, '/'),
          shown.replace(/ 0/, ' '),
          serial,
        ])
          expect(read(moment(name), typed)).toBe(at);
        expect(read(day(name), shown)).toBe(wall(showDay(at)));
        expect(read(clock(name), showTime(at))).toBe(at - wall(showDay(at)));
      }),
    ));
});

it.each([
  [whole(name), '３', 3],
  [whole(name), ' 1,234 ', 1234],
  [whole(name), '7.0', 7],
  [whole(name), 7.5, 'FORM-WHOLE'],
  [whole(name), '七', 'FORM-WHOLE'],
  [whole(name), '1,23', 'FORM-WHOLE'],
  [whole(name), -1, 'FORM-WHOLE'],
  [whole(name, { min: 1, max: 5 }), '５', 5],
  [whole(name, { min: 1, max: 5 }), 6, 'FORM-WHOLE'],
  [whole(name), '1e3', 'FORM-WHOLE'],
  [clock(name), '9:5', 545],
  [clock(name), '９：０５', 545],
  [clock(name), '9点5分', 545],
  [clock(name), '24:00', 1440],
  [clock(name), '24:01', 'FORM-CLOCK'],
  [clock(name), '9:60', 'FORM-CLOCK'],
  [clock(name), 0.5, 720],
  [clock(name), 1.5, 'FORM-CLOCK'],
  [yesNo(name), '是', true],
  [yesNo(name), '無', false],
  [yesNo(name), 'ＹＥＳ', true],
  [yesNo(name), '√', true],
  [yesNo(name), '也许', 'FORM-YES-NO'],
  [yesNo(name), false, false],
  [mail(name), ' ａ@example.com ', 'a@example.com'],
  [mail(name), 'a@example', 'FORM-MAIL'],
  [mail(name), 'a@example.com, b@example.com', 'FORM-MAIL'],
  [phone(name), '０７５５－８８８８', '0755-8888'],
  [ref(name, 'complaint'), '　ＴＳ－２０２６０２１４－００１', 'TS-20260214-001'],
  [text(name), ' 3-12 ', '3-12'],
  [text(name), '甲\u0000乙\n丙', '甲 乙 丙'],
  [text(name), '半\ud800', '半\ufffd'],
  [text(name), 'x'.repeat(200), 'x'.repeat(200)],
  [text(name), 'x'.repeat(201), 'FORM-LENGTH'],
  [text(name), 3, '3'],
  [text(name), '   ', undefined],
  [text(name), '\u0000', undefined],
] as [Field, RawCell, unknown][])('%o reads %j', (field, raw, expected) => expect(read(field, raw)).toBe(expected));

/** Every field of every register that holds one cell, lines' fields too. */
const CELLS = REGISTERS.flatMap((register) =>
  Object.entries(register.fields).flatMap(([key, field]) =>
    field.of
      ? Object.entries(field.of).map(([name, of]) => ({
          register: register.id,
          key: `${key}.${name}`,
          field: of as Field,
        }))
      : [{ register: register.id, key, field }],
  ),
);

it('an option is understood by its key and in every language', () => {
  for (const { register, key, field } of CELLS)
    for (const [option, label] of Object.entries(field.options ?? {}))
      for (const typed of [option, ` ${option.toUpperCase()}`, ...LOCALES.map((locale) => label[locale])])
        for (const locale of LOCALES)
          expect(normalise(field, typed, { register, field: key }, siteIn(locale)).value).toBe(option);
});

it('what a cell shows is read back as the same value, in every language', () =>
  fc.assert(
    fc.property(
      fc.constantFrom(...CELLS).chain((cell) => fc.tuple(fc.constant(cell), valueFor(cell.field))),
      fc.constantFrom(...LOCALES),
      ([{ register, key, field }, value], locale) => {
        const site = siteIn(locale);
        const shown = toCell(register, key.slice(key.lastIndexOf('.') + 1), field, value, site);
        expect(normalise(field, shown, { register, field: key }, site).value).toEqual(value);
      },
    ),
    { numRuns: 500 },
  ));

const anyCell: fc.Arbitrary<RawCell> = fc.oneof(
  anyText,
  fc.double(),
  fc.boolean(),
  anyMoment.map((at) => ({ at })),
  anyText.map((formula) => ({ formula })),
);

it('nothing that anybody may type throws: it becomes a value or an issue that can be said', () =>
  fc.assert(
    fc.property(
      fc.constantFrom(...CELLS),
      anyCell,
      fc.constantFrom(...LOCALES),
      ({ register, key, field }, raw, locale) => {
        const { value, issue } = normalise(field, raw, { register, field: key }, siteIn(locale));
        if (issue) expect(sayIssue(issue, locale)).not.toBe('');
        if (typeof raw === 'object' && 'formula' in raw)
          expect([value, issue?.rule]).toEqual([undefined, 'FORM-FORMULA']);
        // Once read, reading it again changes nothing.
        if (typeof value === 'string')
          expect(normalise(field, value, { register, field: key }, SITE).value).toBe(value);
      },
    ),
    { numRuns: 2_000 },
  ));

it('neither do whole submissions of whatever fields and lines', () =>
  fc.assert(
    fc.property(
      fc.constantFrom(...REGISTERS),
      fc.dictionary(
        fc.oneof(fc.constantFrom('returns', 'matters', 'key', 'severity', 'number', '__proto__'), anyText),
        fc.oneof(
          anyCell,
          fc.array(fc.dictionary(fc.oneof(fc.constantFrom('at', 'pieces'), anyText), anyCell), { maxLength: 3 }),
        ),
      ),
      (register, raw) => {
        const { values, issues } = normaliseAll(register.fields, raw, register.id, SITE);
        for (const key of Object.keys(values)) expect(Object.keys(register.fields)).toContain(key);
        for (const issue of issues) sayIssue(issue, 'en');
      },
    ),
  ));

it('a key that is no field, a line in a cell and a cell for lines are issues', () => {
  const { issues } = normaliseAll(
    REGISTERS.find(({ id }) => id === 'key-loan')?.fields ?? {},
    { 借用人: '王芳', borrower: [{ name: '王芳' }], returns: '昨天还了', constructor: 'x' },
    'key-loan',
    SITE,
  );
  expect(issues.map(({ rule, field }) => `${rule} ${field}`)).toEqual([
    'FORM-FIELD 借用人',
    'FORM-CELL borrower',
    'FORM-LINES returns',
    'FORM-FIELD constructor',
  ]);
});
