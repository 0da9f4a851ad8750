/** A title as the name of a file: text from people is never a path. */
export const fileName = (title: string, extension: string): string =>
  `${title
    .replace(/[\p{Cc}\\/:*?"<>|]+/gu, ' ')
    .trim()
    .slice(0, 80)}.${extension}`;
