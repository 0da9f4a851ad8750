import type { ClockDraft } from '../schedule.ts';
import type { TriggerEventType } from '../triggers.ts';
import { EventType, enumValue, TriggerSource } from './enums.ts';
import type { Exact } from './exact.ts';
import { exception, notAvailable } from './exception.ts';
import { local, service } from './host.ts';
import { Emulated, implementationOf, type Kind, strict } from './strict.ts';

type Trigger = GoogleAppsScript.Script.Trigger;
type TriggerBuilder = GoogleAppsScript.Script.TriggerBuilder;
type Clock = GoogleAppsScript.Script.ClockTriggerBuilder;
type ForSpreadsheet = GoogleAppsScript.Script.SpreadsheetTriggerBuilder;

const none = [[]] as const;
const one = [['int']] as const;

export const triggerSignatures = {
  getEventType: none,
  getHandlerFunction: none,
  getTriggerSource: none,
  getTriggerSourceId: none,
  getUniqueId: none,
} as const;
export const triggerBuilderSignatures = { forSpreadsheet: [['Spreadsheet'], ['string']], timeBased: none } as const;
export const clockTriggerBuilderSignatures = {
  after: one,
  at: [['Date']],
  atDate: [['int', 'int', 'int']],
  atHour: one,
  create: none,
  everyDays: one,
  everyHours: one,
  everyMinutes: one,
  everyWeeks: one,
  inTimezone: [['string']],
  nearMinute: one,
  onMonthDay: one,
  onWeekDay: [['WeekDay']],
} as const;
export const spreadsheetTriggerBuilderSignatures = {
  create: none,
  onChange: none,
  onEdit: none,
  onFormSubmit: none,
  onOpen: none,
} as const;

const triggerKind: Kind = { owner: 'Trigger', name: 'Trigger', signatures: triggerSignatures };
const builderKind: Kind = { owner: 'TriggerBuilder', name: 'TriggerBuilder', signatures: triggerBuilderSignatures };
const clockKind: Kind = {
  owner: 'ClockTriggerBuilder',
  name: 'ClockTriggerBuilder',
  signatures: clockTriggerBuilderSignatures,
};
const spreadsheetKind: Kind = {
  owner: 'SpreadsheetTriggerBuilder',
  name: 'SpreadsheetTriggerBuilder',
  signatures: spreadsheetTriggerBuilderSignatures,
};

/** A trigger as the host tells of it. */
interface TriggerRecord {
  readonly id: string;
  readonly handler: string;
  readonly event: string;
}

export class TriggerImpl extends Emulated<Trigger> implements Exact<Trigger, keyof typeof triggerSignatures> {
  readonly record: TriggerRecord;
  constructor(record: TriggerRecord) {
    super();
    this.record = record;
  }
  getEventType(): GoogleAppsScript.Script.EventType {
    return enumValue(EventType, this.record.event);
  }
  getHandlerFunction(): string {
    return this.record.handler;
  }
  getTriggerSource(): GoogleAppsScript.Script.TriggerSource {
    return enumValue(TriggerSource, this.record.event === 'CLOCK' ? 'CLOCK' : 'SPREADSHEETS');
  }
  /** Documented: null for a time trigger; the official type forgets that. */
  getTriggerSourceId(): string {
    return (this.record.event === 'CLOCK' ? null : bookId()) as string;
  }
  getUniqueId(): string {
    return this.record.id;
  }
}

const bookId = (): string => (JSON.parse(local('book')) as { id: string }).id;

const newTrigger = (record: TriggerRecord): Trigger => strict<Trigger>(triggerKind, new TriggerImpl(record));

export const projectTriggers = (): Trigger[] =>
  (JSON.parse(service('ScriptApp.getProjectTriggers', 'triggers')) as TriggerRecord[]).map(newTrigger);

const MINUTES = [1, 5, 10, 15, 30];
const HOURS = [1, 2, 4, 6, 8, 12];

const oneOf = (list: readonly number[]): string => `${list.slice(0, -1).join(', ')} or ${list[list.length - 1]}`;

class ClockImpl extends Emulated<Clock> implements Exact<Clock, keyof typeof clockTriggerBuilderSignatures> {
  readonly handler: string;
  draft: ClockDraft = { unit: null, every: 1 };
  constructor(handler: string) {
    super();
    this.handler = handler;
  }
  #with(change: Partial<ClockDraft>): Clock {
    this.draft = { ...this.draft, ...change };
    return this.self;
  }
  /** A trigger has one rhythm. Weeks may be named by `everyWeeks`, by `onWeekDay`, or by both. */
  #every(unit: ClockDraft['unit'], change: Partial<ClockDraft>): Clock {
    if (this.draft.unit !== null && this.draft.unit !== unit)
      throw exception("You've already specified a recurrence interval for this trigger.");
    return this.#with({ ...change, unit });
  }
  #within(method: string, value: number, least: number, most: number): void {
    if (value < least || value > most)
      throw exception(`The value you passed to ${method} was invalid. It must be between ${least} and ${most}.`);
  }
  #listed(method: string, value: number, list: readonly number[]): void {
    if (!list.includes(value))
      throw exception(`The value you passed to ${method} was invalid. It must be one of ${oneOf(list)}.`);
  }
  after(durationMilliseconds: number): Clock {
    return this.#every('once', { at: local('now') + durationMilliseconds });
  }
  at(date: GoogleAppsScript.Base.Date): Clock {
    return this.#every('once', { at: date.getTime() });
  }
  atDate(year: number, month: number, day: number): Clock {
    this.#within('atDate', month, 1, 12);
    this.#within('atDate', day, 1, 31);
    return this.#every('once', { day: [year, month, day] });
  }
  atHour(hour: number): Clock {
    this.#within('atHour', hour, 0, 23);
    return this.#with({ hour });
  }
  everyDays(n: number): Clock {
    this.#within('everyDays', n, 1, 1_000_000);
    return this.#every('days', { every: n });
  }
  everyHours(n: number): Clock {
    this.#listed('everyHours', n, HOURS);
    return this.#every('hours', { every: n });
  }
  everyMinutes(n: number): Clock {
    this.#listed('everyMinutes', n, MINUTES);
    return this.#every('minutes', { every: n });
  }
  everyWeeks(n: number): Clock {
    this.#within('everyWeeks', n, 1, 1_000_000);
    return this.#every('weeks', { every: n });
  }
  inTimezone(timezone: string): Clock {
    return this.#with({ timeZone: timezone });
  }
  nearMinute(minute: number): Clock {
    this.#within('nearMinute', minute, 0, 59);
    return this.#with({ minute });
  }
  onMonthDay(day: number): Clock {
    this.#within('onMonthDay', day, 1, 31);
    return this.#every('months', { monthDay: day });
  }
  onWeekDay(day: GoogleAppsScript.Base.Weekday): Clock {
    const weekDay = (day as unknown as { ordinal(): number }).ordinal();
    return this.#every('weeks', { weekDay });
  }
  create(): Trigger {
    const { unit, hour, minute } = this.draft;
    // Documented: "Frequency is required if you are using atHour() or nearMinute()".
    if (unit === null) throw exception('You must specify a recurrence interval for this trigger.');
    const ofDays = unit === 'days' || unit === 'weeks' || unit === 'months' || this.draft.day !== undefined;
    if ((hour !== undefined || minute !== undefined) && !ofDays)
      throw notAvailable('A time trigger with an hour or a minute, and without days');
    const json = JSON.stringify(this.draft);
    const id = service('ClockTriggerBuilder.create', 'installTrigger', this.handler, 'CLOCK', json);
    return newTrigger({ id, handler: this.handler, event: 'CLOCK' });
  }
}

class SpreadsheetImpl
  extends Emulated<ForSpreadsheet>
  implements Exact<ForSpreadsheet, keyof typeof spreadsheetTriggerBuilderSignatures>
{
  readonly handler: string;
  event: TriggerEventType | null = null;
  constructor(handler: string) {
    super();
    this.handler = handler;
  }
  #on(event: TriggerEventType): ForSpreadsheet {
    this.event = event;
    return this.self;
  }
  onChange(): ForSpreadsheet {
    return this.#on('ON_CHANGE');
  }
  onEdit(): ForSpreadsheet {
    return this.#on('ON_EDIT');
  }
  onFormSubmit(): ForSpreadsheet {
    return this.#on('ON_FORM_SUBMIT');
  }
  onOpen(): ForSpreadsheet {
    return this.#on('ON_OPEN');
  }
  create(): Trigger {
    const { handler, event } = this;
    if (event === null) throw exception('You must specify an event for this trigger.');
    const id = service('SpreadsheetTriggerBuilder.create', 'installTrigger', handler, event, null);
    return newTrigger({ id, handler, event });
  }
}

class BuilderImpl
  extends Emulated<TriggerBuilder>
  implements Exact<TriggerBuilder, keyof typeof triggerBuilderSignatures>
{
  readonly handler: string;
  constructor(handler: string) {
    super();
    this.handler = handler;
  }
  timeBased(): Clock {
    return strict<Clock>(clockKind, new ClockImpl(this.handler));
  }
  /** There is one workbook here: this one. */
  forSpreadsheet(sheet: unknown): ForSpreadsheet {
    if (typeof sheet === 'string' && sheet !== bookId()) throw notAvailable('A trigger of another spreadsheet');
    return strict<ForSpreadsheet>(spreadsheetKind, new SpreadsheetImpl(this.handler));
  }
}

export const newTriggerBuilder = (handler: string): TriggerBuilder =>
  strict<TriggerBuilder>(builderKind, new BuilderImpl(handler));

export function deleteTrigger(trigger: Trigger): void {
  const { id } = implementationOf<TriggerImpl>(trigger).record;
  if (!service('ScriptApp.deleteTrigger', 'removeTrigger', id))
    throw exception('Unexpected error while getting the method or property deleteTrigger on object ScriptApp.');
}
