import { describe, expect, it } from 'vitest';
import { mostOpen, toClose, waitMs } from '#server/domain/defence/caps.ts';
import { addressLevel, isSuspect, nextAlarm } from '#server/domain/defence/pressure.ts';
import type { OpenSession, Signs } from '#server/domain/ports/defence.ts';
import type { AttemptRow } from '#server/domain/ports/rows.ts';

const MINUTE = 60_000;
const CALM = { level: 0, signAt: 0 } as const;
const signs = (opened: number, paid: number, declined: number, asked = opened) => ({ opened, paid, declined, asked });

describe('[security] how hard the door is made for an association', () => {
  it.each([
    ['nothing happens', signs(0, 0, 0), 0],
    ['a live day: hundreds give, some cards are mistyped', signs(900, 700, 60), 0],
    ['a quiet day with two mistyped cards', signs(3, 1, 2), 0],
    ['somebody tries cards', signs(12, 0, 10), 1],
    ['somebody tries cards among honest givers', signs(40, 12, 15), 1],
    ['many try cards', signs(60, 5, 40), 2],
    ['payment pages opened in number and left', signs(200, 10, 0), 1],
    ['work asked for in number and never used', signs(5, 1, 0, 1_200), 1],
  ])('%s', (_what, seen, level) => {
    expect(nextAlarm(CALM, seen, MINUTE).level).toBe(level);
  });

  it('hysteresis: up at once, down one step after ten calm minutes, and half of what raised it keeps it', () => {
    const raised = nextAlarm(CALM, signs(60, 5, 40), 0);
    expect(raised).toEqual({ level: 2, signAt: 0 });
    expect(nextAlarm(raised, signs(30, 2, 21), 5 * MINUTE), 'half keeps it').toEqual({ level: 2, signAt: 5 * MINUTE });
    expect(nextAlarm(raised, signs(5, 5, 0), 9 * MINUTE), 'a pause to breathe').toBe(raised);
    const lower = nextAlarm(raised, signs(5, 5, 0), 10 * MINUTE);
    expect(lower).toEqual({ level: 1, signAt: 10 * MINUTE });
    expect(nextAlarm(lower, signs(5, 5, 0), 15 * MINUTE)).toBe(lower);
    expect(nextAlarm(lower, signs(5, 5, 0), 20 * MINUTE).level).toBe(0);
  });

  it('does not flap around a threshold', () => {
    let alarm: ReturnType<typeof nextAlarm> = CALM;
    let changes = 0;
    for (let minute = 1; minute <= 60; minute++) {
      const next = nextAlarm(alarm, signs(15, 0, minute % 2 === 0 ? 10 : 9), minute * MINUTE);
      if (next.level !== alarm.level) changes += 1;
      alarm = next;
    }
    expect(changes).toBe(1);
  });
});

describe('[security] how hard it is made for an address', () => {
  it.each([
    ['a household', { opened: 1, paid: 0, declined: 1 }, 0],
    ['a school of which most paid', { opened: 60, paid: 50, declined: 5 }, 0],
    ['more declines than payments', { opened: 4, paid: 1, declined: 3 }, 1],
    ['many declines, nothing paid', { opened: 9, paid: 0, declined: 6 }, 2],
    ['pages opened and left', { opened: 41, paid: 0, declined: 0 }, 1],
  ] as const)('%s', (_what, seen, level) => {
    expect(addressLevel(seen)).toBe(level);
  });

  it('a class may open at once; an address that only declines has half of what its cap leaves', () => {
    expect(mostOpen({ opened: 0, paid: 0, declined: 0 })).toBeGreaterThanOrEqual(20);
    const suspect = { opened: 9, paid: 0, declined: 7 };
    expect([isSuspect(suspect), mostOpen(suspect)]).toEqual([true, 2]);
  });
});

describe('[security] caps', () => {
  it('waits until the hour of the declines that count is over', () => {
    expect(waitMs([1, 2], 3, MINUTE)).toBeNull();
    expect(waitMs([0, MINUTE, 2 * MINUTE], 3, 3 * MINUTE)).toBe(57 * MINUTE);
    expect(waitMs([0, MINUTE, 2 * MINUTE, 3 * MINUTE], 3, 3 * MINUTE)).toBe(58 * MINUTE);
  });

  const session = (name: string, address: Signs, playerDeclines = 0, door: 'work' | 'form' = 'work'): OpenSession => ({
    attempt: { id: name } as unknown as AttemptRow,
    door,
    addressKey: 'here',
    playerDeclines,
    address,
  });
  const closed = (...sessions: OpenSession[]) => toClose(sessions).map(({ id }) => String(id));

  it('a player at three declines, an address at ten; a quarter of it without script', () => {
    const honest = { opened: 20, paid: 15, declined: 4 };
    expect(closed(session('two', honest, 2), session('three', honest, 3))).toEqual(['three']);
    expect(closed(session('any', { ...honest, declined: 10 }))).toEqual(['any']);
    expect(closed(session('form', honest, 1, 'form'), session('work', honest, 1))).toEqual(['form']);
  });

  it('of the pages open from an address that only declines the newest are closed, until its cap cannot be overrun', () => {
    const suspect = { opened: 9, paid: 0, declined: 8 };
    const names = ['a', 'b', 'c', 'd'];
    expect(closed(...names.map((name) => session(name, suspect, 2)))).toEqual(['b', 'c', 'd']);
  });
});
