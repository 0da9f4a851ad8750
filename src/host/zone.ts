/** Serial numbers count days from 1899-12-30 on the workbook's wall clock, as in Sheets. */
const SERIAL_EPOCH = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

/** Translates between instants and the wall clock of one time zone. Wall clocks are milliseconds as if in UTC. */
export interface Zone {
  readonly name: string;
  toWall(instant: number): number;
  fromWall(wall: number): number;
}

export const serialOfWall = (wall: number): number => (wall - SERIAL_EPOCH) / DAY;
/** Rounded to the millisecond: a serial has no finer truth. */
export const wallOfSerial = (serial: number): number => Math.round(serial * DAY) + SERIAL_EPOCH;

const zones = new Map<string, Zone>();

/** The zone of that IANA name; throws a RangeError when there is none. */
export function zoneNamed(name: string): Zone {
  let zone = zones.get(name);
  if (!zone) {
    zone = makeZone(name);
    zones.set(name, zone);
  }
  return zone;
}

function makeZone(name: string): Zone {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const exactOffset = (instant: number): number => {
    const part: Record<string, string> = {};
    for (const { type, value } of format.formatToParts(instant)) part[type] = value;
    const year = part.era === 'BC' ? 1 - Number(part.year) : Number(part.year);
    const wall = new Date(0);
    wall.setUTCFullYear(year, Number(part.month) - 1, Number(part.day));
    wall.setUTCHours(Number(part.hour), Number(part.minute), Number(part.second), 0);
    return wall.getTime() - (instant - mod(instant, 1000));
  };
  // A day whose first and last instant share an offset has that offset throughout; the others are asked each time.
  const offsets = new Map<number, number | null>();
  const offset = (instant: number): number => {
    const day = Math.floor(instant / DAY);
    let known = offsets.get(day);
    if (known === undefined) {
      const first = exactOffset(day * DAY);
      known = first === exactOffset((day + 1) * DAY - 1) ? first : null;
      offsets.set(day, known);
    }
    return known ?? exactOffset(instant);
  };
  return {
    name,
    toWall: (instant) => instant + offset(instant),
    fromWall: (wall) => {
      const guess = wall - offset(wall);
      const second = wall - offset(guess);
      return offset(second) === wall - second ? second : guess;
    },
  };
}

const mod = (n: number, by: number): number => ((n % by) + by) % by;

/** A script's Date follows its zone through the process: Node has no zone per context. */
export function setProcessZone(name: string): void {
  const zone = zoneNamed(name);
  process.env.TZ = name;
  for (const month of [0, 6])
    if (new Date(2026, month, 1).getTime() !== zone.fromWall(Date.UTC(2026, month, 1)))
      throw new Error(`The zone ${name} cannot be set in this thread: start the worker with SHARE_ENV`);
}
