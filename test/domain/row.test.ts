import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linesFields } from '../../src/domain/field.ts';
import { entryDigest } from '../../src/domain/journal.ts';
import { fromPlain, isBlank, toPlain } from '../../src/domain/plain.ts';
import { fromRow, toLineRows, toRow } from '../../src/domain/row.ts';
import { LOCALES } from '../../src/domain/words.ts';
import { REGISTERS } from '../../src/registers/index.ts';
import { entryOf, someMoment } from '../support/arbitrary.ts';
import { siteIn } from '../support/site.ts';

const entries = fc.constantFrom(...REGISTERS).chain((register) => fc.tuple(fc.constant(register), entryOf(register)));

it('every value survives the journal’s JSON', () =>
  fc.assert(
    fc.property(entries, ([register, entry]) => {
      for (const [key, field] of Object.entries(register.fields)) {
        const plain = JSON.parse(JSON.stringify(toPlain(field, entry[key])));
        expect(fromPlain(field, plain)).toEqual(entry[key]);
      }
    }),
  ));

it('every entry survives its row and the rows of its lines', () =>
  fc.assert(
    fc.property(entries, fc.constantFrom(...LOCALES), someMoment, ([register, entry], locale, now) => {
      const site = siteIn(locale);
      const lines = Object.fromEntries(
        linesFields(register.fields).map(([key, of]) => [key, toLineRows(register, key, of, entry, site)]),
      );
      const row = toRow(register, entry, site, now);
      const read = fromRow(register, row, lines, site);
      expect(read.issues.filter(({ effect }) => effect === 'reject')).toEqual([]);
      for (const key of Object.keys(register.fields))
        expect(isBlank(read.entry?.[key]) ? undefined : read.entry?.[key]).toEqual(
          isBlank(entry[key]) ? undefined : entry[key],
        );
      expect(read.entry && entryDigest(register, read.entry)).toBe(row.digest);
    }),
  ));
