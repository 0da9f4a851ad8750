import { describe, expect, it } from 'vitest';
import type { Host } from '../../src/host/host.ts';
import type { Acted, Action, Refusal } from '../../src/host/page.ts';
import { open } from './fixture.ts';

const SHEET = 0;
const LINK = "SpreadsheetApp.newRichTextValue().setText('去').setLinkUrl('#gid=0&range=A1').build()";
const CODE = `
  function run(text) { return new Function('book', 'sheet', text)(SpreadsheetApp.getActive(), SpreadsheetApp.getActiveSheet()); }
  function onEdit(e) { console.log(e.range.getA1Notation(), 'value' in e ? e.value : '-', 'oldValue' in e ? e.oldValue : '-', SpreadsheetApp.getActiveSheet().getName()); }
  function watches(e) { console.log(e.changeType || 'edit', String(e.authMode), Session.getEffectiveUser().getEmail(), e.user.getEmail()); }
  function watch() { const make = () => ScriptApp.newTrigger('watches').forSpreadsheet(SpreadsheetApp.getActive()); make().onEdit().create(); make().onChange().create(); }`;

/** A host whose first sheet a script has prepared. */
function prepared(body = ''): Host {
  const host = open(CODE);
  host.run('run', [body]);
  return host;
}
const type = (row: number, column: number, text: string): Action => ({ kind: 'type', sheet: SHEET, row, column, text });
const texts = (host: Host, rows: number, columns: number) =>
  host.window(SHEET, { row: 0, column: 0, rows, columns }).texts;
const log = (acted: Acted): readonly string[] =>
  acted.done ? acted.runs.flatMap(({ execution }) => execution.log) : [];
const refusal = (acted: Acted): Refusal | undefined => (acted.done ? undefined : acted.refusal);

describe('typing', () => {
  it('is parsed as typed, and tells the value and the old one as the event has them (documented: guides/triggers/events#edit)', () => {
    const host = prepared("sheet.getRange('A1').setValue('甲')");
    expect(log(host.act(type(0, 0, '0755')))).toEqual(['A1 755 甲 工作表1']);
    expect(log(host.act(type(0, 0, 'true')))).toEqual(['A1 TRUE 755 工作表1']);
    expect(log(host.act(type(0, 0, '=B1')))).toEqual(['A1 - TRUE 工作表1']);
    expect(log(host.act(type(0, 0, '2026-3-12')))).toEqual(['A1 46093 - 工作表1']);
    expect(log(host.act(type(0, 0, '')))).toEqual(['A1 - 46093 工作表1']);
    expect(texts(host, 1, 1)).toEqual([['']]);
  });
  it('is on the disk when it returns, and raises the revision', () => {
    const host = open('function other() {}');
    const before = host.revision;
    expect(host.act(type(3, 1, '乙'))).toEqual({ done: true, revision: before + 1, runs: [], undoable: true });
    expect(host.changesSince(before).sheets).toEqual([{ sheet: SHEET, rows: { from: 3, to: 4 } }]);
  });
  it('that a validation refuses changes nothing, sets nothing off, and names the cell and the help', () => {
    const host = prepared(
      "sheet.getRange('B2').setDataValidation(SpreadsheetApp.newDataValidation().requireValueInList(['在借']).setAllowInvalid(false).setHelpText('请选择').build()).setValue('在借')",
    );
    const before = host.revision;
    expect(host.act(type(1, 1, '丢了'))).toEqual({
      done: false,
      refusal: {
        reason: 'validation',
        message: 'The data you entered in cell B2 violates the data validation rules set on this cell.',
        cell: { row: 1, column: 1 },
        detail: '请选择',
      },
    });
    expect([texts(host, 2, 2)[1], host.revision]).toEqual([['', '在借'], before]);
  });
  it('in a protected cell waits until the person goes on', () => {
    const host = prepared("sheet.getRange('A:A').protect().setDescription('编号').setWarningOnly(true)");
    expect(refusal(host.act(type(0, 0, '甲')))).toMatchObject({ reason: 'protected-warning', detail: '编号' });
    expect(host.act(type(0, 0, '甲'), { confirmed: true }).done).toBe(true);
    expect(host.act(type(0, 1, '乙')).done).toBe(true);
  });
  it('in a cell that is protected in earnest is refused, whatever the person says', () => {
    const host = prepared("sheet.protect().setDescription('日志')");
    expect(refusal(host.act(type(0, 0, '甲'), { confirmed: true }))).toMatchObject({ reason: 'protected' });
  });
  it('that fails in onEdit stays typed; the failure is told without a stack', () => {
    const host = open("function onEdit() { throw new Error('坏'); }");
    const acted = host.act(type(0, 0, '甲'), { account: 'clerk@example.com' });
    expect(acted.done && acted.runs).toMatchObject([
      {
        trigger: null,
        handler: 'onEdit',
        account: 'clerk@example.com',
        error: { name: 'ScriptError', message: 'Error: 坏' },
      },
    ]);
    expect(texts(host, 1, 1)).toEqual([['甲']]);
  });
});

describe('pasting and clearing', () => {
  it('a pasted block is one edit without values (documented: platform.md); rows and columns are added when it needs them', () => {
    const host = prepared();
    const paste = { kind: 'paste', sheet: SHEET, row: 999, column: 25, texts: [['甲', '1'], ['乙']] } as const;
    expect(log(host.act(paste))).toEqual(['Z1000:AA1001 - - 工作表1']);
    expect(host.window(SHEET, { row: 999, column: 25, rows: 5, columns: 5 }).texts).toEqual([
      ['甲', '1'],
      ['乙', ''],
    ]);
    expect(host.book().sheets[0]).toMatchObject({ rows: 1001, columns: 27 });
  });
  it('a block with one cell that is refused leaves nothing behind, not even rows', () => {
    const host = prepared(
      "sheet.getRange('A1:A1000').setDataValidation(SpreadsheetApp.newDataValidation().requireNumberGreaterThan(5).setAllowInvalid(false).build())",
    );
    const acted = host.act({ kind: 'paste', sheet: SHEET, row: 998, column: 0, texts: [['6'], ['5'], ['7']] });
    expect(refusal(acted)).toMatchObject({ reason: 'validation', cell: { row: 999, column: 0 } });
    expect([
      host.book().sheets[0]?.rows,
      host.window(SHEET, { row: 998, column: 0, rows: 1, columns: 1 }).texts,
    ]).toEqual([1000, [['']]]);
  });
  it('clearing takes values and leaves the dress', () => {
    const host = prepared("sheet.getRange('A1:B2').setValues([[1, 2], [3, 4]]).setFontWeight('bold')");
    expect(log(host.act({ kind: 'clear', sheet: SHEET, row: 0, column: 0, rows: 2, columns: 2 }))).toEqual([
      'A1:B2 - - 工作表1',
    ]);
    expect([texts(host, 2, 2), host.window(SHEET, { row: 0, column: 0, rows: 1, columns: 1 }).looks]).toEqual([
      [
        ['', ''],
        ['', ''],
      ],
      [{ bold: true }],
    ]);
  });
});

describe('rows, columns, sorting', () => {
  const fill =
    "sheet.setFrozenRows(1); sheet.getRange('A1:B4').setValues([['姓名', '数'], ['乙', 2], ['甲', 3], ['丙', 1]]);";

  it('inserting and deleting tell onChange only (documented: guides/triggers/installable#google_apps_triggers)', () => {
    const host = prepared(fill);
    host.run('watch', [], { account: 'lead@example.com' });
    const by = { account: 'clerk@example.com' };
    const told = (['insert-rows', 'delete-rows', 'insert-columns', 'delete-columns'] as const).map((kind) =>
      log(host.act({ kind, sheet: SHEET, at: 1, count: 1 }, by)),
    );
    expect(told).toEqual(
      ['INSERT_ROW', 'REMOVE_ROW', 'INSERT_COLUMN', 'REMOVE_COLUMN'].map((change) => [
        `${change} FULL lead@example.com clerk@example.com`,
      ]),
    );
    expect(texts(host, 2, 2)).toEqual([
      ['姓名', '数'],
      ['乙', '2'],
    ]);
  });
  it('an edit tells the simple trigger, then the installed ones, then those of changes', () => {
    const host = prepared();
    host.run('watch');
    const who = 'desk@example.com desk@example.com';
    expect(log(host.act(type(0, 0, '甲')))).toEqual(['A1 甲 - 工作表1', `edit FULL ${who}`, `EDIT FULL ${who}`]);
  });
  it('a row under the heading does not look like a heading, one further down like the row above', () => {
    const host = prepared(
      `${fill} sheet.getRange('1:1').setFontWeight('bold'); sheet.getRange('3:3').setBackground('#ff0000');`,
    );
    host.act({ kind: 'insert-rows', sheet: SHEET, at: 1, count: 1 });
    host.act({ kind: 'insert-rows', sheet: SHEET, at: 4, count: 1 });
    const { dress, looks } = host.window(SHEET, { row: 0, column: 0, rows: 5, columns: 1 });
    expect(dress.map(([look]) => looks[look as number])).toEqual([
      { bold: true },
      {},
      {},
      { background: '#ff0000' },
      { background: '#ff0000' },
    ]);
  });
  it('sorting leaves the frozen rows and is an edit of the block', () => {
    const host = prepared(fill);
    expect(log(host.act({ kind: 'sort', sheet: SHEET, column: 1, ascending: false }))).toEqual(['A2:Z4 - - 工作表1']);
    expect(texts(host, 4, 2).map(([name]) => name)).toEqual(['姓名', '甲', '乙', '丙']);
  });
  it('sorting the rows that are named leaves the others, and the frozen ones too', () => {
    const host = prepared(fill);
    const sort = { kind: 'sort', sheet: SHEET, column: 1, ascending: true, row: 2, rows: 50 } as const;
    expect(log(host.act(sort))).toEqual(['A3:Z4 - - 工作表1']);
    expect(texts(host, 4, 2).map(([name]) => name)).toEqual(['姓名', '乙', '丙', '甲']);
    expect(log(host.act({ ...sort, row: 0, rows: 2 }))).toEqual(['A2:Z2 - - 工作表1']);
  });
  it('inserting among the headings, deleting and sorting what is protected wait until the person goes on', () => {
    const host = prepared(`${fill} sheet.getRange('A1:B1').protect().setDescription('表头').setWarningOnly(true);
      sheet.getRange('B2:B4').protect().setDescription('编号').setWarningOnly(true);`);
    const asks = (action: Action) => refusal(host.act(action))?.detail;
    const [head, below] = [0, 1].map((at) => ({ kind: 'insert-rows', sheet: SHEET, at, count: 1 }) as const);
    expect(asks(head as Action)).toBe('表头');
    expect(asks({ kind: 'delete-rows', sheet: SHEET, at: 2, count: 1 })).toBe('编号');
    expect(asks({ kind: 'sort', sheet: SHEET, column: 0, ascending: true })).toBe('编号');
    expect(host.act(below as Action).done).toBe(true);
    expect(host.act(head as Action, { confirmed: true }).done).toBe(true);
  });
});

describe('tabs', () => {
  it('are added, named, hidden, deleted', () => {
    const host = prepared();
    expect(host.act({ kind: 'add-sheet', name: '借用' }).done).toBe(true);
    const added = host.book().sheets[1]?.id as number;
    host.act({ kind: 'rename', sheet: added, name: '钥匙借用' });
    host.act({ kind: 'hide', sheet: added });
    host.act({ kind: 'widen', sheet: SHEET, column: 2, pixels: 55 });
    expect(host.book().sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['工作表1', false],
      ['钥匙借用', true],
    ]);
    expect(host.book().sheets[0]?.widths[2]).toBe(55);
    expect(refusal(host.act({ kind: 'rename', sheet: added, name: '工作表1' }))).toMatchObject({
      reason: 'impossible',
    });
    host.act({ kind: 'delete-sheet', sheet: added });
    expect(host.book().sheets).toHaveLength(1);
    expect(refusal(host.act({ kind: 'delete-sheet', sheet: SHEET }))).toMatchObject({ reason: 'impossible' });
  });
  it('that somebody else has deleted cannot be looked at', () => {
    const host = prepared();
    for (const look of [() => host.window(77, { row: 0, column: 0, rows: 1, columns: 1 }), () => host.cell(77, 0, 0)])
      expect(look).toThrow(expect.objectContaining({ code: 'illegal-argument' }));
  });
  it('the sheet somebody sits at is the active one of the scripts they run, and scripts can lead elsewhere', () => {
    const host = prepared("book.insertSheet('乙'); book.insertSheet('丙');");
    const [, second, third] = host.book().sheets;
    const name = 'return sheet.getName()';
    expect(host.run('run', [name], { activeSheet: second?.id as number }).result).toBe('乙');
    expect(log(host.act({ kind: 'type', sheet: second?.id as number, row: 0, column: 0, text: '甲' }))).toEqual([
      'A1 甲 - 乙',
    ]);
    const gone = host.run('run', ["book.getSheetByName('丙').activate()"], { activeSheet: SHEET });
    expect(gone.activeSheet).toBe(third?.id);
  });
});

describe('taking back', () => {
  const undo: Action = { kind: 'undo' };

  it("is of one's own edits, the newest first, with the number format; it is an edit itself", () => {
    const host = prepared("sheet.getRange('A1').setValue('甲')");
    const by = { account: 'clerk@example.com' };
    host.act(type(0, 0, '50%'), by);
    host.act({ kind: 'paste', sheet: SHEET, row: 0, column: 1, texts: [['x', 'y']] }, by);
    host.act(type(5, 0, '别人'));
    expect(log(host.act(undo, by))).toEqual(['B1:C1 - - 工作表1']);
    expect(texts(host, 1, 3)).toEqual([['50%', '', '']]);
    expect(log(host.act(undo, by))).toEqual(['A1 甲 0.5 工作表1']);
    host.act(type(0, 0, '0.5'), by);
    expect(texts(host, 6, 1).map(([text]) => text)).toEqual(['0.5', '', '', '', '', '别人']);
    host.act(undo, by);
    expect(refusal(host.act(undo, by))).toMatchObject({ reason: 'nothing-to-undo' });
  });
  const fill =
    "sheet.setFrozenRows(1); sheet.getRange('A1:B4').setValues([['姓名', '数'], ['乙', 2], ['甲', 3], ['丙', 1]]);";
  const names = (host: Host) => texts(host, 5, 1).map(([name]) => name);

  it('brings deleted rows back with all they wore, and edits before that can be taken back after it', () => {
    const host = prepared(`${fill} sheet.getRange('A3').setNote('批注').setFontWeight('bold');
      sheet.getRange('B2').setRichTextValue(${LINK});
      sheet.setRowHeight(3, 60); sheet.getRange('A3:B3').merge().protect().setDescription('护').setWarningOnly(true);`);
    const whole = () =>
      JSON.stringify([host.book().sheets, host.window(SHEET, { row: 0, column: 0, rows: 6, columns: 3 })]);
    const seen = () => whole().replace(/"revision":\d+/g, '');
    host.act(type(2, 2, '旁'));
    const before = seen();
    host.act({ kind: 'delete-rows', sheet: SHEET, at: 1, count: 2 }, { confirmed: true });
    expect(names(host)).toEqual(['姓名', '丙', '', '', '']);
    expect(host.act(undo).done).toBe(true);
    expect(seen()).toBe(before);
    expect(refusal(host.act(type(2, 0, '乙')))).toMatchObject({ detail: '护' });
    expect(host.act(undo).done).toBe(true);
    expect(host.window(SHEET, { row: 2, column: 2, rows: 1, columns: 1 }).texts).toEqual([['']]);
  });
  it('brings back where a cell led that was typed over, or sorted away', () => {
    const host = prepared(`${fill} sheet.getRange('B2').setRichTextValue(${LINK});`);
    const leads = () => host.window(SHEET, { row: 0, column: 0, rows: 6, columns: 3 }).links.map(({ row }) => row);
    host.act(type(1, 1, '去'));
    expect(leads()).toEqual([]);
    host.act(undo);
    expect(leads()).toEqual([1]);
    host.act({ kind: 'sort', sheet: SHEET, column: 0, ascending: true });
    expect(leads()).toEqual([3]);
    host.act(undo);
    expect(leads()).toEqual([1]);
  });
  it('takes inserted rows away and tells the change, unless something stands in them', () => {
    const host = prepared(fill);
    host.run('watch');
    host.act({ kind: 'insert-rows', sheet: SHEET, at: 2, count: 2 });
    expect(log(host.act(undo)).map((line) => line.split(' ')[0])).toEqual(['REMOVE_ROW']);
    expect(names(host)).toEqual(['姓名', '乙', '甲', '丙', '']);
    host.act({ kind: 'insert-rows', sheet: SHEET, at: 2, count: 2 });
    host.act(type(3, 0, '别人'), { account: 'clerk@example.com' });
    expect(refusal(host.act(undo))).toMatchObject({ reason: 'changed-since' });
    expect(names(host)).toEqual(['姓名', '乙', '', '别人', '甲']);
  });
  it('puts sorted rows back in their order, with their dress, unless they were changed', () => {
    const host = prepared(`${fill} sheet.getRange('A3').setNote('批注').setFontWeight('bold');`);
    const look = () =>
      JSON.stringify({ ...host.window(SHEET, { row: 0, column: 0, rows: 5, columns: 2 }), revision: 0 });
    const before = look();
    const sort = { kind: 'sort', sheet: SHEET, column: 1, ascending: true } as const;
    host.act(sort);
    expect(names(host)).toEqual(['姓名', '丙', '乙', '甲', '']);
    expect(log(host.act(undo))).toEqual(['A2:Z4 - - 工作表1']);
    expect(look()).toBe(before);
    host.act(sort);
    host.act(type(1, 0, '丁'), { account: 'clerk@example.com' });
    expect(refusal(host.act(undo))).toMatchObject({ reason: 'changed-since' });
  });
  it('is not offered for what is too much to be kept', () => {
    const host = prepared('sheet.insertRows(1, 9000); sheet.getRange("A9500").setValue("末")');
    const sort = { kind: 'sort', sheet: SHEET, column: 0, ascending: true } as const;
    expect(host.act(type(0, 0, '甲'))).toMatchObject({ undoable: true });
    expect(host.act({ ...sort, row: 0, rows: 50 })).toMatchObject({ undoable: true });
    expect(host.act(sort)).toMatchObject({ done: true, undoable: false });
    expect(refusal(host.act(undo))).toMatchObject({ reason: 'nothing-to-undo' });
  });
  it('brings no deleted rows back where others stand now', () => {
    const host = prepared(fill);
    host.act({ kind: 'delete-rows', sheet: SHEET, at: 2, count: 1 });
    host.act({ kind: 'insert-rows', sheet: SHEET, at: 2, count: 1 }, { account: 'clerk@example.com' });
    expect(refusal(host.act(undo))).toMatchObject({ reason: 'changed-since' });
    expect(names(host)).toEqual(['姓名', '乙', '', '丙', '']);
  });
  it('is refused where somebody has changed the cells since, or moved the rows', () => {
    const host = prepared();
    const by = { account: 'clerk@example.com' };
    host.act(type(0, 0, '甲'), by);
    host.act(type(0, 0, '乙'));
    expect(refusal(host.act(undo, by))).toMatchObject({ reason: 'changed-since' });
    host.act(type(2, 0, '丙'), by);
    host.act({ kind: 'insert-rows', sheet: SHEET, at: 0, count: 1 });
    // The same text now stands where the edit was, in another row.
    host.act(type(2, 0, '丙'));
    expect(refusal(host.act(undo, by))).toMatchObject({ reason: 'changed-since' });
    expect(texts(host, 4, 1).map(([text]) => text)).toEqual(['', '乙', '丙', '丙']);
  });
});

describe('what a client may send', () => {
  for (const [what, action] of [
    ['nothing', null],
    ['an unknown action', { kind: 'constructor' }],
    ['a row below zero', { kind: 'type', sheet: 0, row: -1, column: 0, text: 'x' }],
    ['half a row', { kind: 'type', sheet: 0, row: 0.5, column: 0, text: 'x' }],
    ['a number for a text', { kind: 'type', sheet: 0, row: 0, column: 0, text: 5 }],
    ['no texts', { kind: 'paste', sheet: 0, row: 0, column: 0, texts: [] }],
    ['texts that are none', { kind: 'paste', sheet: 0, row: 0, column: 0, texts: [['a', null]] }],
  ] as const)
    it(`${what} is refused`, () =>
      expect(() => open('').act(action as unknown as Action)).toThrow(
        expect.objectContaining({ code: 'illegal-argument' }),
      ));
  for (const [what, action] of [
    ['a sheet that is not there', { kind: 'type', sheet: 77, row: 0, column: 0, text: 'x' }],
    ['a cell beyond the sheet', type(1000, 0, 'x')],
    ['rows beyond the sheet', { kind: 'delete-rows', sheet: 0, at: 999, count: 2 }],
    ['all rows', { kind: 'delete-rows', sheet: 0, at: 0, count: 1000 }],
    ['no rows', { kind: 'insert-rows', sheet: 0, at: 0, count: 0 }],
    ['columns beyond the sheet', { kind: 'insert-columns', sheet: 0, at: 27, count: 1 }],
  ] as const)
    it(`${what} cannot be`, () => {
      const host = open('');
      expect(refusal(host.act(action as Action))).toMatchObject({ reason: 'impossible' });
      expect(host.book().sheets[0]).toMatchObject({ rows: 1000, columns: 26 });
    });
});
