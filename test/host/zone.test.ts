import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { serialOfWall, wallOfSerial, zoneNamed } from '../../src/host/zone.ts';
import { buildProgram, newWorkbook } from './fixture.ts';

it('an instant comes back from the wall clock, except within an hour that is shown twice', () => {
  for (const name of ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'UTC', 'Australia/Lord_Howe'])
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1970, 0), max: Date.UTC(2060, 0) }), (instant) => {
        const zone = zoneNamed(name);
        const wall = zone.toWall(instant);
        expect(Math.abs(zone.fromWall(wall) - instant)).toBeLessThanOrEqual(3_600_000);
        expect(zone.toWall(zone.fromWall(wall))).toBe(wall);
      }),
    );
});

it('knows the offsets of the tz database, to the second', () => {
  const shanghai = zoneNamed('Asia/Shanghai');
  const offset = (instant: number) => (shanghai.toWall(instant) - instant) / 1000;
  expect(offset(Date.UTC(2026, 1, 14))).toBe(8 * 3600);
  expect(offset(Date.UTC(1988, 6, 1))).toBe(9 * 3600);
  expect(offset(Date.UTC(1890, 0, 1))).toBe(8 * 3600 + 5 * 60 + 43);
});

it('a serial holds a moment to the millisecond', () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(1900, 0), max: Date.UTC(2200, 0) }), (wall) => {
      expect(wallOfSerial(serialOfWall(wall))).toBe(wall);
    }),
  );
  expect(serialOfWall(Date.UTC(2026, 1, 14))).toBe(46_067);
});

it('a thread in which the zone of the script cannot be set is refused, not run in another zone', () => {
  const { stdout } = spawnSync(process.execPath, [buildProgram('zone-child'), newWorkbook()], {
    encoding: 'utf8',
    env: { ...process.env, TZ: 'America/New_York' },
  });
  expect(stdout.split('\n').slice(0, 2)).toEqual([
    expect.stringContaining('SHARE_ENV'),
    new Date(Date.UTC(2026, 1, 13, 16)).toISOString(),
  ]);
});
