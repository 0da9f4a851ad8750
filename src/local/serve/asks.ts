import type { Action, Block, ButtonName, CallName, Calls, InFront } from './messages.ts';

/** What a window sent is not what the call takes. */
export class BadRequest extends Error {}

type Fields = Readonly<Record<string, unknown>>;

const MAX_INDEX = 10_000_000;
const MAX_TEXT = 50_000;
const MAX_NAME = 1_000;
/** Arguments of google.script.run in JSON: a data file in base64 among them. */
const MAX_JSON = 40_000_000;
/** Most rows and columns of one answer: some screens full. */
const MAX_ROWS = 1000;
const MAX_COLUMNS = 500;
const BUTTONS: readonly ButtonName[] = ['OK', 'CANCEL', 'YES', 'NO', 'CLOSE'];

/** Every call's request, checked to the last field: the page is not the only thing that can send one. */
export const CHECKED: { readonly [Name in CallName]: (asks: Fields) => Calls[Name]['asks'] } = {
  open: () => ({}),
  book: () => ({}),
  window: ({ sheet, row, column, rows, columns }) => ({
    ...place(sheet, row, column),
    rows: whole(rows, MAX_ROWS),
    columns: whole(columns, MAX_COLUMNS),
  }),
  charts: ({ sheet }) => ({ sheet: sheetId(sheet) }),
  cell: ({ sheet, row, column }) => place(sheet, row, column),
  act: ({ action, confirmed }) => ({ action: checkedAction(fields(action)), confirmed: confirmed === true }),
  menu: ({ functionName, front, selection }) => ({ functionName: text(functionName), ...inFront(front, selection) }),
  call: ({ frame, functionName, argumentsJson, front, selection }) => ({
    frame: text(frame),
    functionName: text(functionName),
    argumentsJson: text(argumentsJson, MAX_JSON),
    ...inFront(front, selection),
  }),
  mails: () => ({}),
  mail: ({ id }) => ({ id: text(id) }),
  send: ({ id }) => ({ id: text(id) }),
  backups: () => ({}),
  backup: ({ id }) => ({ id: text(id) }),
  restore: ({ id, sequence }) => ({ id: text(id), sequence: whole(sequence) }),
  answer: ({ question, button, text: typed }) => ({
    question: whole(question),
    button: one(button, BUTTONS),
    text: text(typed),
  }),
};

function checkedAction(asked: Fields): Action {
  const {
    kind,
    sheet,
    row,
    column,
    rows,
    columns,
    text: typed,
    texts,
    pixels,
    at,
    count,
    ascending,
    name,
    after,
  } = asked;
  switch (kind) {
    case 'type':
      return { kind, ...place(sheet, row, column), text: text(typed) };
    case 'paste':
      return {
        kind,
        ...place(sheet, row, column),
        texts: list(texts).map((cells) => list(cells).map((cell) => text(cell))),
      };
    case 'clear':
      return { kind, ...place(sheet, row, column), ...block(rows, columns) };
    case 'widen':
      return { kind, sheet: sheetId(sheet), column: whole(column), pixels: whole(pixels, 2000) };
    case 'insert-rows':
    case 'delete-rows':
    case 'insert-columns':
    case 'delete-columns':
      return { kind, sheet: sheetId(sheet), at: whole(at), count: whole(count) };
    case 'sort':
      return {
        kind,
        sheet: sheetId(sheet),
        column: whole(column),
        ascending: ascending === true,
        ...(row === undefined ? {} : { row: whole(row), rows: whole(rows) }),
      };
    case 'undo':
      return { kind };
    case 'rename':
      return { kind, sheet: sheetId(sheet), name: text(name, MAX_NAME) };
    case 'hide':
    case 'show':
    case 'delete-sheet':
      return { kind, sheet: sheetId(sheet) };
    case 'add-sheet':
      return { kind, ...(after === undefined ? {} : { after: sheetId(after) }) };
    default:
      throw new BadRequest('action');
  }
}

const place = (sheet: unknown, row: unknown, column: unknown) => ({
  sheet: sheetId(sheet),
  row: whole(row),
  column: whole(column),
});
function inFront(front: unknown, selection: unknown): InFront {
  if (selection === undefined) return { front: sheetId(front) };
  const { row, column, rows, columns } = fields(selection);
  return { front: sheetId(front), selection: { row: whole(row), column: whole(column), ...block(rows, columns) } };
}
const sheetId = (value: unknown): number => whole(value, Number.MAX_SAFE_INTEGER);
const block = (rows: unknown, columns: unknown): Pick<Block, 'rows' | 'columns'> => ({
  rows: whole(rows),
  columns: whole(columns),
});

export function fields(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new BadRequest('an object is wanted');
  return value as Fields;
}
function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new BadRequest('a list is wanted');
  return value;
}
function whole(value: unknown, most = MAX_INDEX): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > most)
    throw new BadRequest('a whole number is wanted');
  return value;
}
function text(value: unknown, most = MAX_TEXT): string {
  if (typeof value !== 'string' || value.length > most) throw new BadRequest('a text is wanted');
  return value;
}
function one<Choice extends string>(value: unknown, choices: readonly Choice[]): Choice {
  const chosen = choices.find((choice) => choice === value);
  if (chosen === undefined) throw new BadRequest(`one of ${choices.join(', ')} is wanted`);
  return chosen;
}
