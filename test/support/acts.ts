import type { Acted } from '../../src/host/page.ts';
import type { Desk } from './desk.ts';

/** A person at the sheets, whose typing sets off the triggers. Rows are 1-based, columns go by their headings. */
export interface Hands {
  type(row: number, heading: string, text: string): Acted;
  paste(row: number, heading: string, texts: readonly (readonly string[])[]): Acted;
  /** The note and the background of a cell. */
  look(row: number, heading: string): { readonly note: string; readonly colour: string | undefined };
  /** The service calls of the trigger that the last edit set off. */
  readonly calls: number;
}

export function handsOn({ host }: Desk, name: string): Hands {
  const sheet = host.book().sheets.find((one) => one.name === name)?.id ?? -1;
  const column = (heading: string): number => {
    const { texts } = host.window(sheet, { row: 0, column: 0, rows: 1, columns: 60 });
    const at = texts[0]?.indexOf(heading) ?? -1;
    if (at < 0) throw new Error(`${name} has no heading ${heading}`);
    return at;
  };
  let calls = 0;
  const done = (acted: Acted): Acted => {
    calls = acted.done ? acted.runs.reduce((sum, { execution }) => sum + execution.calls, 0) : 0;
    if (acted.done) for (const { error } of acted.runs) if (error) throw new Error(error.message);
    return acted;
  };
  return {
    type: (row, heading, text) =>
      done(host.act({ kind: 'type', sheet, row: row - 1, column: column(heading), text }, { confirmed: true })),
    paste: (row, heading, texts) =>
      done(host.act({ kind: 'paste', sheet, row: row - 1, column: column(heading), texts }, { confirmed: true })),
    look: (row, heading) => {
      const at = column(heading);
      const { notes, dress, looks } = host.window(sheet, { row: row - 1, column: at, rows: 1, columns: 1 });
      return { note: notes[0]?.text ?? '', colour: looks[dress[0]?.[0] ?? 0]?.background };
    },
    get calls() {
      return calls;
    },
  };
}
