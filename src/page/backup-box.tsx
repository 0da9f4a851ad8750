import { useEffect, useRef, useState } from 'preact/hooks';
import type { BackupSeen, BackupView } from '../local/serve/messages.ts';
import type { Desk } from './desk.ts';
import { Modal } from './modal.tsx';
import { fill, type PageWords } from './words.ts';

interface BackupBoxProps {
  readonly desk: Desk;
  readonly words: PageWords;
  readonly close: () => void;
}

/** The copies of the workbook that are kept: choose one, read what restoring it would do, and do it. */
export function BackupBox({ desk, words, close }: BackupBoxProps) {
  const list = useRef<HTMLDivElement>(null);
  const [backups, setBackups] = useState<readonly BackupView[]>();
  const [chosen, setChosen] = useState<{ readonly backup: BackupView; readonly seen: BackupSeen }>();
  /** Something is under way, and nothing else is to be begun. */
  const [busy, setBusy] = useState(false);
  useEffect(() => void desk.backups().then(setBackups), []);
  useEffect(() => {
    if (!chosen) list.current?.querySelector('button')?.focus();
  }, [chosen, backups]);

  async function working(doing: () => Promise<void>): Promise<void> {
    setBusy(true);
    await doing();
    setBusy(false);
  }
  const look = (backup: BackupView): Promise<void> =>
    working(async () => {
      const seen = await desk.lookAt(backup.id);
      if (seen) setChosen({ backup, seen });
    });
  const restore = ({ backup, seen }: NonNullable<typeof chosen>): Promise<void> =>
    working(async () => {
      const told = await desk.restore(backup.id, seen.here?.sequence ?? 0);
      if (told === 'done') close();
      else if (told) setChosen({ backup, seen: told });
    });

  return (
    <Modal look="backup-box" title={words.backups} words={words} busy={busy} close={close}>
      {chosen ? (
        <Chosen
          {...chosen}
          words={words}
          busy={busy}
          back={() => setChosen(undefined)}
          restore={() => void restore(chosen)}
        />
      ) : (
        <div class="backup-list" ref={list}>
          <p>{words.backupsHere}</p>
          {backups?.length === 0 && <p>{words.backupsNone}</p>}
          {backups !== undefined && backups.length > 0 && (
            <table>
              <thead>
                <tr>
                  <th>{words.backupAt}</th>
                  <th>{words.backupKind}</th>
                  <th class="number">{words.backupSize}</th>
                  <td />
                </tr>
              </thead>
              <tbody>
                {backups.map((backup) => (
                  <tr key={backup.id} title={backup.id}>
                    <td class="time">{backup.at}</td>
                    <td>{kindOf(backup, words)}</td>
                    <td class="number">{sizeOf(backup)}</td>
                    <td class="backup-does">
                      <button type="button" disabled={busy} onClick={() => void look(backup)}>
                        {words.restoreThis}
                      </button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </div>
      )}
    </Modal>
  );
}

interface ChosenProps {
  readonly backup: BackupView;
  readonly seen: BackupSeen;
  readonly words: PageWords;
  readonly busy: boolean;
  readonly back: () => void;
  readonly restore: () => void;
}

/** What restoring a copy would do, in plain words, before it is done. */
function Chosen({ backup, seen, words, busy, back, restore }: ChosenProps) {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!busy) first.current?.focus();
  }, [busy]);
  const { copy, here } = seen;
  const reach = (text: string, { sequence, at }: NonNullable<typeof here>): string =>
    fill(text, { count: sequence, at: at ?? '—' });
  return (
    <div class="backup-chosen" aria-live="polite">
      <p class="backup-title">{fill(words.restoreTitle, { at: backup.at, kind: kindOf(backup, words) })}</p>
      <ul>
        <li>{reach(words.restoreCopy, copy)}</li>
        {here && <li>{reach(words.restoreHere, here)}</li>}
        <li class={seen.missing === 0 ? '' : 'doubtful'}>{lossOf(seen, words)}</li>
        <li>{words.restoreTyped}</li>
        <li>{words.restoreKept}</li>
      </ul>
      <p class="box-buttons">
        <button type="button" class="main" ref={first} disabled={busy} onClick={back}>
          {words.back}
        </button>
        <button type="button" disabled={busy} onClick={restore}>
          {busy ? words.restoring : words.restoreGo}
        </button>
      </p>
    </div>
  );
}

function lossOf({ here, missing }: BackupSeen, words: PageWords): string {
  if (here === null) return words.restoreUnknown;
  if (missing === null) return words.restoreApart;
  return missing === 0 ? words.restoreNothing : fill(words.restoreMissing, { count: missing });
}

const kindOf = ({ kind }: BackupView, words: PageWords): string =>
  ({ daily: words.backupDaily, asked: words.backupAsked, before: words.backupBefore })[kind];

/** At least one, so that nothing looks empty. */
const sizeOf = ({ bytes }: BackupView): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
