const SCOPE = 'https://www.googleapis.com/auth/';

/** Which scopes allow a service's calls (one of them is enough), by the start of the method's name. */
const NEEDS: readonly (readonly [prefix: string, scopes: readonly string[]])[] = [
  ['MailApp.', [`${SCOPE}script.send_mail`]],
  ['GmailApp.', ['https://mail.google.com/']],
  ['Session.getActiveUser', [`${SCOPE}userinfo.email`]],
  ['Session.getEffectiveUser', [`${SCOPE}userinfo.email`]],
  ['Ui.', [`${SCOPE}script.container.ui`]],
  ...['ScriptApp.', 'ClockTriggerBuilder.', 'SpreadsheetTriggerBuilder.'].map(
    (prefix) => [prefix, [`${SCOPE}script.scriptapp`]] as const,
  ),
  ...[
    'SpreadsheetApp.',
    'Spreadsheet.',
    'Sheet.',
    'Range.',
    'RangeList.',
    'TextFinder.',
    'Protection.',
    'NamedRange.',
  ].map((prefix) => [prefix, [`${SCOPE}spreadsheets.currentonly`, `${SCOPE}spreadsheets`]] as const),
];

/** Services a simple trigger may not call (documented: guides/triggers#restrictions). */
const NOT_SIMPLE = [
  'MailApp.',
  'GmailApp.',
  'ScriptApp.',
  'ClockTriggerBuilder.',
  'SpreadsheetTriggerBuilder.',
  'Ui.showModalDialog',
  'Ui.showModelessDialog',
  'Ui.showSidebar',
];

/** Google's refusal of a call that the manifest's scopes, or a simple trigger, do not allow. */
export function refusal(
  method: string,
  scopes: readonly string[] | undefined,
  { simple, ui }: { readonly simple: boolean; readonly ui: boolean },
): string | undefined {
  if (!ui && ['Ui.', 'Menu.', 'Browser.'].some((prefix) => method.startsWith(prefix)))
    return 'Cannot call SpreadsheetApp.getUi() from this context.';
  const needed = NEEDS.find(([prefix]) => method.startsWith(prefix))?.[1] ?? [];
  if (simple && NOT_SIMPLE.some((prefix) => method.startsWith(prefix)))
    return `You do not have permission to call ${method}. Required permissions: ${needed.join(' || ')}`;
  if (simple || scopes === undefined || needed.length === 0 || needed.some((scope) => scopes.includes(scope)))
    return undefined;
  return `Specified permissions are not sufficient to call ${method}. Required permissions: ${needed.map((scope) => `(${scope})`).join(' || ')}`;
}
