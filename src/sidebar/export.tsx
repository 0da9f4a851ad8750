import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { may } from '../domain/may.ts';
import type { Moment } from '../domain/moment.ts';
import { plusDays, showDay } from '../domain/moment.ts';
import { monthOf, type Period, weekOf } from '../domain/period.ts';
import { SUMMARY_KINDS } from '../domain/site.ts';
import { fill } from '../domain/words.ts';
import { PACKS } from '../registers/index.ts';
import { useDesk } from './desk.ts';
import { fileAddress } from './download.ts';

/** Weeks and months that are offered; what is older is in the whole register. */
const MOST = { weekly: 26, monthly: 24 } as const;
const KINDS = ['monthly', 'weekly'] as const;

/** The latest weeks or months, the newest first. */
function periods(kind: Period['kind'], now: Moment): readonly Period[] {
  const of = kind === 'weekly' ? weekOf : monthOf;
  const all = [of(now)];
  while (all.length < MOST[kind]) all.push(of(plusDays((all[all.length - 1] as Period).from, -1)));
  return all;
}

interface Made {
  readonly name: string;
  readonly address: string;
  /** What there is to know of it. */
  readonly notes: readonly string[];
}

/** Chooses a register and a time, or a summary, and hands it over as an Excel file. Who may is checked on the server. */
export function ExportView() {
  const { texts, site, me, now, ask, say } = useDesk();
  const mayRegisters = me !== undefined && may(me.role, 'export');
  const [what, setWhat] = useState(mayRegisters ? (PACKS[0]?.registers[0]?.id ?? '') : 'weekly');
  const [when, setWhen] = useState('');
  const [working, setWorking] = useState(false);
  const [made, setMade] = useState<Made>();
  const [failure, setFailure] = useState<string>();
  const first = useRef<HTMLSelectElement>(null);
  const link = useRef<HTMLAnchorElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  // The file goes to the person as soon as it is there; the link stays, for a second time.
  useEffect(() => {
    if (!made) return;
    link.current?.click();
    return () => URL.revokeObjectURL(made.address);
  }, [made]);
  const summary = KINDS.find((kind) => kind === what);
  const offered = (summary ? [summary] : KINDS).map((kind) => ({ kind, all: periods(kind, now()) }));
  const ids = offered.flatMap(({ all }) => all.map(({ id }) => id));
  // Of a summary the last one that is over; of a register all of it.
  const chosen = ids.includes(when) ? when : summary ? (ids[1] as string) : '';

  const make = async (event: Event): Promise<void> => {
    event.preventDefault();
    setWorking(true);
    setMade(undefined);
    setFailure(undefined);
    try {
      setMade(await (summary ? summaryFile() : registerFile()));
    } catch (failed) {
      setFailure(say(failed));
    } finally {
      setWorking(false);
    }
  };
  const summaryFile = async (): Promise<Made> => {
    const { name = '', xlsx = '' } = await ask('dutybookSummary', { period: chosen, xlsx: true });
    return { name, address: fileAddress(xlsx), notes: [] };
  };
  const registerFile = async (): Promise<Made> => {
    const request = { register: what, ...(chosen && { period: chosen }) };
    const { name, xlsx, entries, phonesMasked, isRestored } = await ask('dutybookExport', request);
    const notes = [
      fill(texts.exported, { count: entries }),
      ...(phonesMasked ? [texts.exportMasked] : []),
      ...(isRestored ? [texts.exportRestored] : []),
    ];
    return { name, address: fileAddress(xlsx), notes };
  };

  return (
    <form onSubmit={make}>
      <h1>{texts.exportTitle}</h1>
      <div class="field">
        <label for="export-what">{texts.exportWhat}</label>
        <select ref={first} id="export-what" value={what} onChange={(event) => setWhat(event.currentTarget.value)}>
          {mayRegisters &&
            PACKS.map((pack) => (
              <optgroup key={pack.words.en} label={pack.words[site.locale]}>
                {pack.registers.map((register) => (
                  <option key={register.id} value={register.id}>
                    {register.sheet[site.locale]}
                  </option>
                ))}
              </optgroup>
            ))}
          <optgroup label={texts.exportSummaries}>
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {SUMMARY_KINDS[kind][site.locale]}
              </option>
            ))}
          </optgroup>
        </select>
      </div>
      <div class="field">
        <label for="export-when">{texts.exportWhen}</label>
        <select id="export-when" value={chosen} onChange={(event) => setWhen(event.currentTarget.value)}>
          {!summary && <option value="">{texts.exportAll}</option>}
          {offered.map(({ kind, all }) => (
            <optgroup key={kind} label={kind === 'monthly' ? texts.exportMonths : texts.exportWeeks}>
              {all.map(({ id, from, until }) => (
                <option key={id} value={id}>
                  {kind === 'monthly'
                    ? id
                    : `${id} · ${showDay(from).slice(5)}–${showDay(plusDays(until, -1)).slice(5)}`}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      <div class="bar">
        <button type="submit" class="main" disabled={working}>
          {texts.exportMake}
        </button>
      </div>
      <p class="saying" role="status">
        {working && texts.exporting}
      </p>
      {failure && (
        <p class="notice bad" role="alert">
          {failure}
        </p>
      )}
      {made && (
        <div class="notice good" role="status">
          <a ref={link} href={made.address} download={made.name} target="_self">
            {made.name}
          </a>
          {made.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
          <p>{texts.exportWhere}</p>
        </div>
      )}
    </form>
  );
}
