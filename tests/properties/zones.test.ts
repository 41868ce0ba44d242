import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_ZONE, instantAt, wallTime, ZONES, zoneNamed } from '#shared/time/zone.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const minutes = fc
  .integer({ min: Date.UTC(2020, 0) / MINUTE_MS, max: Date.UTC(2040, 0) / MINUTE_MS })
  .map((minute) => minute * MINUTE_MS);
const zones = fc.constantFrom(...ZONES);
/** The first instant of every change of the clocks of that zone in two years: where gaps and doubles are. */
function changesIn(zone: string): readonly number[] {
  const ahead = (at: number) => Date.parse(`${wallTime(zone, at)}Z`) - at;
  const changes: number[] = [];
  for (let at = Date.UTC(2025, 0); at < Date.UTC(2027, 0); at += DAY_MS) {
    if (ahead(at) === ahead(at + DAY_MS)) continue;
    let change = at;
    while (ahead(change) === ahead(at)) change += 10 * MINUTE_MS;
    changes.push(change);
  }
  return changes;
}

describe('[K15] moments by a clock on the wall', () => {
  it('[K15] a moment that a clock shows is that instant, or the first of the two at which it shows it', () => {
    fc.assert(
      fc.property(zones, minutes, (zone, at) => {
        const wall = wallTime(zone, at);
        const read = instantAt(zone, wall) ?? Number.NaN;
        expect(wallTime(zone, read)).toBe(wall);
        expect(read).toBeLessThanOrEqual(at);
        // Of one hour that is there twice the two are a few hours apart at most.
        expect(at - read).toBeLessThanOrEqual(3 * HOUR_MS);
      }),
      { numRuns: 2000 },
    );
  });

  it('[K15] where clocks change every minute is read, an hour that is left out as the one after it', () => {
    const seen = { gaps: 0, doubles: 0 };
    for (const zone of ['Europe/Paris', 'Africa/Casablanca', 'America/Lima', 'Australia/Lord_Howe', 'Asia/Colombo']) {
      for (const change of changesIn(zone)) {
        for (let utc = change - 3 * HOUR_MS; utc < change + 3 * HOUR_MS; utc += 10 * MINUTE_MS) {
          // Read as a wall's time: so every minute around the change, and those that no clock shows.
          const wall = wallTime('UTC', utc + (Date.parse(`${wallTime(zone, change)}Z`) - change));
          const read = instantAt(zone, wall) ?? Number.NaN;
          const showing = [-3, -2, -1, 0, 1, 2, 3, 4, 5, 6].flatMap((half) => {
            const at = read + (half * HOUR_MS) / 2;
            return wallTime(zone, at) === wall ? [at] : [];
          });
          if (showing.length === 2) seen.doubles += 1;
          if (showing.length > 0) expect(Math.min(...showing)).toBe(read);
          else {
            seen.gaps += 1;
            expect(wallTime(zone, read) > wall).toBe(true);
            expect(read).toBeGreaterThanOrEqual(change);
          }
        }
      }
    }
    expect(seen.gaps).toBeGreaterThan(5);
    expect(seen.doubles).toBeGreaterThan(5);
  });

  it.each([
    ['2026-03-29T02:30', '2026-03-29T01:30:00Z', 'left out: half past three'],
    ['2026-03-29T03:00', '2026-03-29T01:00:00Z', 'the first minute of summer time'],
    ['2026-10-25T02:30', '2026-10-25T00:30:00Z', 'there twice: still summer time'],
    ['2026-10-25T03:00', '2026-10-25T02:00:00Z', 'winter time'],
    ['2026-12-31T23:59', '2026-12-31T22:59:00Z', 'the last minute of a year'],
  ])('[K15] %s in Paris is %s: %s', (wall, instant) => {
    expect(instantAt('Europe/Paris', wall)).toBe(Date.parse(instant));
  });

  it.each([
    '',
    '2026-02-31T10:00',
    '2026-13-01T10:00',
    '2026-01-01T25:00',
    '2026-01-01',
    'tomorrow',
    '2026-01-01T10:00Z',
  ])('[K15] %s is no moment', (wall) => {
    expect(instantAt('Europe/Paris', wall)).toBeNull();
  });

  it('[K15] only names of the list of zones are taken', () => {
    expect([DEFAULT_ZONE, 'UTC', 'America/Lima', 'Africa/Conakry', 'Asia/Colombo'].map(zoneNamed)).not.toContain(null);
    expect(['', 'Paris', 'europe/paris', '+02:00', 'Mars/Olympus', '../etc'].map(zoneNamed)).toEqual(
      Array.from({ length: 6 }, () => null),
    );
  });
});
