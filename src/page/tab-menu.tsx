import type { SheetView } from '../local/serve/messages.ts';
import type { Desk } from './desk.ts';
import { type Command, PlacedMenu } from './placed-menu.tsx';
import type { TabMenuAsked } from './tabs.tsx';
import { fill, type PageWords } from './words.ts';

interface TabMenuProps {
  readonly asked: TabMenuAsked;
  readonly words: PageWords;
  /** All of the workbook. */
  readonly sheets: readonly SheetView[];
  readonly desk: Desk;
  readonly close: () => void;
}

/** The menu of a sheet's tab; what is hidden is shown again from any. */
export function TabMenu({ asked, words, sheets, desk, close }: TabMenuProps) {
  const { sheet } = asked;
  const hidden = sheets.filter((one) => one.hidden);
  const commands: readonly Command[] = [
    { caption: words.addSheet, run: () => desk.act({ kind: 'add-sheet', after: sheet }) },
    { caption: words.renameSheet, run: () => desk.renameSheet(sheet) },
    { caption: words.hideSheet, run: () => desk.act({ kind: 'hide', sheet }) },
    { caption: words.deleteSheet, run: () => desk.deleteSheet(sheet) },
    ...(hidden.length > 0 ? [null] : []),
    ...hidden.map(({ id, name }) => ({
      caption: fill(words.showSheet, { name }),
      run: () => desk.act({ kind: 'show', sheet: id }),
    })),
  ];
  return <PlacedMenu {...asked} label={words.sheetMenu} commands={commands} close={close} />;
}
