/**
 * What the pages of a workbook's add-on keep in this browser. They have an origin of their own here and so no storage; on
 * Google they have one. The page around keeps it for them, by workbook.
 */
const placeOf = (book: string): string => `frames ${book}`;

export type Kept = Readonly<Record<string, string>>;

export function keptFor(book: string): Kept {
  try {
    return JSON.parse(localStorage.getItem(placeOf(book)) ?? '{}') as Kept;
  } catch {
    return {};
  }
}

export function keep(book: string, name: string, value: string | null): void {
  const { [name]: _, ...others } = keptFor(book);
  localStorage.setItem(placeOf(book), JSON.stringify(value === null ? others : { ...others, [name]: value }));
}
