/** `npm run local-host`: writes docs/local-host.md, what of Apps Script runs here and what does not, from the emulation's own signatures. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { blobSignatures } from '../src/host/emulation/blob.ts';
import { browserSignatures } from '../src/host/emulation/browser.ts';
import { cacheServiceSignatures, cacheSignatures } from '../src/host/emulation/cache.ts';
import * as chart from '../src/host/emulation/chart-signatures.ts';
import { chartsSignatures } from '../src/host/emulation/charts.ts';
import * as format from '../src/host/emulation/conditional-format.ts';
import * as validation from '../src/host/emulation/data-validation.ts';
import { gmailAppSignatures } from '../src/host/emulation/gmail-app.ts';
import * as html from '../src/host/emulation/html-service.ts';
import { htmlTemplateSignatures } from '../src/host/emulation/html-template.ts';
import { lockServiceSignatures, lockSignatures } from '../src/host/emulation/lock.ts';
import { loggerSignatures } from '../src/host/emulation/logger.ts';
import { mailAppSignatures } from '../src/host/emulation/mail-app.ts';
import { MISSING } from '../src/host/emulation/missing.ts';
import { namedRangeSignatures } from '../src/host/emulation/named-range.ts';
import { propertiesServiceSignatures, propertiesSignatures } from '../src/host/emulation/properties.ts';
import { protectionSignatures } from '../src/host/emulation/protection.ts';
import { rangeListSignatures } from '../src/host/emulation/range-list.ts';
import { rangeSignatures } from '../src/host/emulation/range-signatures.ts';
import { richTextBuilderSignatures, richTextSignatures } from '../src/host/emulation/rich-text.ts';
import { authorizationInfoSignatures, scriptAppSignatures } from '../src/host/emulation/script-app.ts';
import { sessionSignatures, userSignatures } from '../src/host/emulation/session.ts';
import { sheetSignatures } from '../src/host/emulation/sheet-signatures.ts';
import type { Signatures } from '../src/host/emulation/signature.ts';
import { spreadsheetSignatures } from '../src/host/emulation/spreadsheet.ts';
import { spreadsheetAppSignatures } from '../src/host/emulation/spreadsheet-app.ts';
import { textFinderSignatures } from '../src/host/emulation/text-finder.ts';
import * as trigger from '../src/host/emulation/trigger.ts';
import { menuSignatures, promptResponseSignatures, uiSignatures } from '../src/host/emulation/ui.ts';
import { utilitiesSignatures } from '../src/host/emulation/utilities.ts';

export const LOCAL_HOST = 'docs/local-host.md';
const TYPES = 'node_modules/@types/google-apps-script';

/** What stands in a chapter: the file of the official types, and the classes of it that are emulated. */
const CHAPTERS: readonly (readonly [file: string, classes: Readonly<Record<string, Signatures>>])[] = [
  [
    'spreadsheet',
    {
      SpreadsheetApp: spreadsheetAppSignatures,
      Spreadsheet: spreadsheetSignatures,
      Sheet: sheetSignatures,
      Range: rangeSignatures,
      RangeList: rangeListSignatures,
      NamedRange: namedRangeSignatures,
      TextFinder: textFinderSignatures,
      Protection: protectionSignatures,
      DataValidation: validation.dataValidationSignatures,
      DataValidationBuilder: validation.dataValidationBuilderSignatures,
      ConditionalFormatRule: format.conditionalFormatRuleSignatures,
      ConditionalFormatRuleBuilder: format.conditionalFormatRuleBuilderSignatures,
      BooleanCondition: format.booleanConditionSignatures,
      RichTextValue: richTextSignatures,
      RichTextValueBuilder: richTextBuilderSignatures,
      EmbeddedChart: chart.embeddedChartSignatures,
      EmbeddedChartBuilder: chart.chartBuilderSignatures,
      EmbeddedColumnChartBuilder: chart.barBuilderSignatures,
      EmbeddedBarChartBuilder: chart.barBuilderSignatures,
      EmbeddedLineChartBuilder: chart.lineBuilderSignatures,
      EmbeddedPieChartBuilder: chart.pieBuilderSignatures,
      ContainerInfo: chart.containerSignatures,
    },
  ],
  [
    'base',
    {
      Ui: uiSignatures,
      Menu: menuSignatures,
      PromptResponse: promptResponseSignatures,
      Browser: browserSignatures,
      Blob: blobSignatures,
      Logger: loggerSignatures,
      Session: sessionSignatures,
      User: userSignatures,
    },
  ],
  [
    'html',
    {
      HtmlService: html.htmlServiceSignatures,
      HtmlOutput: html.htmlOutputSignatures,
      HtmlOutputMetaTag: html.htmlOutputMetaTagSignatures,
      HtmlTemplate: htmlTemplateSignatures,
    },
  ],
  [
    'script',
    {
      ScriptApp: scriptAppSignatures,
      AuthorizationInfo: authorizationInfoSignatures,
      Trigger: trigger.triggerSignatures,
      TriggerBuilder: trigger.triggerBuilderSignatures,
      ClockTriggerBuilder: trigger.clockTriggerBuilderSignatures,
      SpreadsheetTriggerBuilder: trigger.spreadsheetTriggerBuilderSignatures,
    },
  ],
  ['charts', { Charts: chartsSignatures, ChartOptions: chart.chartOptionsSignatures }],
  ['utilities', { Utilities: utilitiesSignatures }],
  ['properties', { PropertiesService: propertiesServiceSignatures, Properties: propertiesSignatures }],
  ['cache', { CacheService: cacheServiceSignatures, Cache: cacheSignatures }],
  ['lock', { LockService: lockServiceSignatures, Lock: lockSignatures }],
  ['mail', { MailApp: mailAppSignatures }],
  ['gmail', { GmailApp: gmailAppSignatures }],
];

/** The members of an interface of the official types, methods and enums alike. */
function official(file: string, name: string): readonly string[] {
  const text = readFileSync(join(TYPES, `google-apps-script.${file}.d.ts`), 'utf8');
  const [, body = ''] = new RegExp(`interface ${name}\\b[^{]*{\n([\\s\\S]*?)\n {8}}`).exec(text) ?? [];
  return [...new Set([...body.matchAll(/^ {12}(\w+)(?:<\w+>)?[(:]/gm)].map(([, member = '']) => member))].sort();
}

function chapter([file, classes]: (typeof CHAPTERS)[number]): string {
  const lines = Object.entries(classes).map(([name, signatures]) => {
    const here = Object.keys(signatures).sort();
    const missing = official(file, name).filter((member) => !here.includes(member));
    const told = (members: readonly string[]): string => members.map((member) => `\`${member}\``).join(', ') || '—';
    return `| **${name}** | ${told(here)} | ${told(missing)} |`;
  });
  return [`### ${file}`, '', '| class | here | not here |', '| --- | --- | --- |', ...lines].join('\n');
}

const begin = '<!-- generated by npm run local-host -->\n';
const end = '<!-- end -->\n';

/** The document with the lists as they are. */
export function listedAnew(text: string): string {
  const [from, to] = [text.indexOf(begin) + begin.length, text.indexOf(end)];
  if (from < begin.length || to < from) throw new Error(`${LOCAL_HOST} has no place for the lists`);
  const absent = `Services that are not here at all: ${MISSING.map((name) => `\`${name}\``).join(', ')}, and the advanced services.`;
  return `${text.slice(0, from)}\n${CHAPTERS.map(chapter).join('\n\n')}\n\n${absent}\n\n${text.slice(to)}`;
}

/** Every class of the emulation that has signatures, by the name of its constant. */
export const signatureNames = (): readonly string[] =>
  readdirSync('src/host/emulation').flatMap((file) =>
    [...readFileSync(join('src/host/emulation', file), 'utf8').matchAll(/^export const (\w+Signatures)\b/gm)].map(
      ([, name = '']) => name,
    ),
  );

if (process.argv[1]?.endsWith('local-host.js')) writeFileSync(LOCAL_HOST, listedAnew(readFileSync(LOCAL_HOST, 'utf8')));
