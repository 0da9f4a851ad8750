/** `npm run templates`: writes the workbooks of sheets-templates/ from the registers' declarations, one a language. */
import { writeFileSync } from 'node:fs';
import { LOCALES } from '../src/domain/words.ts';
import { templateFile, templateOf } from './templates/template.ts';

for (const locale of LOCALES) {
  writeFileSync(templateFile(locale), await templateOf(locale));
  process.stdout.write(`${templateFile(locale)}\n`);
}
