import { SITE_DEFAULTS } from '../../src/adapters/settings-sheet.ts';
import type { Site } from '../../src/domain/site.ts';
import type { Locale } from '../../src/domain/words.ts';

/** A site as its settings give it, for tests that need no workbook. */
export const siteIn = (locale: Locale): Site => ({
  ...SITE_DEFAULTS,
  name: '云栖花园',
  locale,
  shifts: [
    { name: '早班', start: 7 * 60, end: 15 * 60 },
    { name: '夜班', start: 22 * 60, end: 7 * 60 },
  ],
  people: [{ name: '王芳', role: 'desk' }],
  recipients: [],
  limits: [{ severity: 'ordinary', answer: 24, handle: 72 }],
  patrols: [],
  targets: [],
  hours: [],
  holidays: [],
  things: [],
  deputies: [],
  options: [],
});
export const SITE = siteIn('zh-CN');
