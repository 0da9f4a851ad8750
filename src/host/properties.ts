import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { HostError } from './host-error.ts';
import { asHostError } from './store.ts';

type Texts = Readonly<Record<string, string>>;

/** What belongs to the script, by whose it is: what PropertiesService keeps, and the triggers. */
export interface PropertyStore {
  read(owner: string): Texts;
  write(owner: string, texts: Texts): void;
}

/** The file beside the workbook: whose script it belongs to, and its texts by owner. */
interface PropertyFile {
  readonly workbook: string;
  readonly texts: Readonly<Record<string, Texts>>;
}

/**
 * Properties belong to the script on Google, not to the workbook: restoring an older version of the workbook brings no older
 * properties back. So they are a file of their own here, which is replaced whole. None, or one that another workbook of that
 * name left behind, is a new script.
 */
export function propertiesBeside(path: string, workbook: string): PropertyStore {
  const file = `${path}.properties`;
  let texts = guarded(file, () => readTexts(file, workbook));
  return {
    read: (owner) => new Map(Object.entries(texts)).get(owner) ?? {},
    write: (owner, own) => {
      const next = { ...texts, [owner]: own };
      guarded(file, () => replace(file, JSON.stringify({ workbook, texts: next } satisfies PropertyFile)));
      texts = next;
    },
  };
}

function readTexts(file: string, workbook: string): PropertyFile['texts'] {
  if (!existsSync(file)) return {};
  const found = parsed(file, readFileSync(file, 'utf8'));
  return found.workbook === workbook ? found.texts : {};
}

function parsed(file: string, text: string): PropertyFile {
  try {
    const { workbook, texts } = JSON.parse(text) as PropertyFile;
    if (typeof workbook === 'string' && typeof texts === 'object' && texts !== null) return { workbook, texts };
  } catch {
    // Told below, like every other content that is not ours.
  }
  throw new HostError('properties-damaged', `${file} is damaged`);
}

/** Killed at any moment, the old file stands there or the new one. The workbook's lock keeps other processes out. */
function replace(file: string, text: string): void {
  const draft = openSync(`${file}.part`, 'w', 0o600);
  try {
    writeSync(draft, text);
    fsyncSync(draft);
  } finally {
    closeSync(draft);
  }
  renameSync(`${file}.part`, file);
}

function guarded<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw asHostError(error, file);
  }
}
