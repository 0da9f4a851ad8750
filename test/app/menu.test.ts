import { beforeEach, expect, it } from 'vitest';
import { newWorkbook } from '../host/fixture.ts';
import { type Desk, deskOn, openDesk } from '../support/desk.ts';

const PAGE = '<html><body>sidebar</body></html>';
let desk: Desk;
beforeEach(() => {
  desk = openDesk('2026-02-14 09:30', { html: { 'Sidebar-zh-CN': PAGE, Help: PAGE, Setup: PAGE } });
  return () => desk.close();
});

interface Drawn {
  readonly caption: string;
  readonly items: readonly (null | { readonly caption: string; readonly functionName: string })[];
}
const drawn = (): Drawn => desk.host.open()?.menus[0] as Drawn;

it('every line of the menu runs a function that is there', () => {
  const { caption, items } = drawn();
  expect(caption).toBe('客服台账');
  for (const line of items)
    if (line)
      expect(desk.byHand((_book, name) => typeof (globalThis as never)[name], line.functionName)).toBe('function');
  expect(new Set(items.flatMap((line) => line?.caption ?? [])).size).toBe(items.filter(Boolean).length);
});

it.each([
  ['openToday', 'home'],
  ['openNew', 'new'],
  ['openFind', 'find'],
  ['openExport', 'export'],
])('%s opens the sidebar there', (name, start) => {
  const { shown } = desk.host.run(name);
  expect(shown).toMatchObject([{ kind: 'sidebar', title: '客服台账' }]);
  expect(shown[0]?.html).toBe(`${PAGE}<script>window.dutybookStart="${start}"</script>`);
});

it('the help says what each line of the menu is for, and whom to ask', () => {
  const { shown } = desk.host.run('openHelp');
  expect(shown).toMatchObject([{ kind: 'modal', title: '帮助' }]);
  const html = shown[0]?.html ?? '';
  for (const line of drawn().items) if (line) expect(html).toContain(`"term":"${line.caption}","text":"`);
  for (const name of ['张伟', '陈国强']) expect(html).toContain(name);
  expect(html).not.toContain('设置里还没有');
});

it('the help opens where nothing is set up yet, and in a workbook that cannot be opened', () => {
  const bare = deskOn(newWorkbook(), '2026-02-14 09:30', { html: { Help: PAGE } });
  expect(bare.host.run('openHelp').shown[0]?.html).toContain('设置里还没有');
  bare.close();
  desk.byHand((book) => book.setSpreadsheetTimeZone('Asia/Tokyo'));
  expect(desk.host.run('openHelp').shown[0]?.html).toContain('设置里还没有');
});

it('the settings are brought to the front', () => {
  desk.host.run('openSettings');
  expect(desk.byHand((book) => book.getActiveSheet().getName())).toBe('设置');
});

it('where nothing is set up yet, every line says what to do first', () => {
  const bare = deskOn(newWorkbook(), '2026-02-14 09:30', { html: { 'Sidebar-zh-CN': PAGE } });
  for (const name of ['openToday', 'openNew', 'openFind', 'openExport', 'openSettings', 'showCheck', 'showWeekly']) {
    const { shown, questions } = bare.host.run(name, [], { answers: [{ button: 'OK' }] });
    expect([name, shown.length, questions.length]).toEqual([name, 0, 1]);
  }
  bare.close();
});
