import type { Landscape } from '#shared/catalogue/catalogue.ts';
import type { Rgb } from '#shared/ground/palette.ts';

/** The visitor's own clock. */
export interface LocalTime {
  /** 0 is January */
  readonly month: number;
  /** minutes since midnight, 0 to 1439 */
  readonly minute: number;
}

/** How the village is lit at one minute. */
export interface Light {
  /** what ground and things are multiplied with; white is plain day */
  readonly land: Rgb;
  /** the paper round the village: by night the sky */
  readonly paper: Rgb;
  /** 0..1: how far lamps and fires outshine what is left of the day */
  readonly glow: number;
  /** 0..1 in sixteenths: how many windows are lit */
  readonly windows: number;
  /** 0..1 */
  readonly stars: number;
}

/** The paper the village lies on, by day. */
export const PAPER: Rgb = [253, 241, 214];

interface Hour extends Light {
  readonly minute: number;
}

const at = (hour: number, minute = 0): number => hour * 60 + minute;

/**
 * The day of a village in the tropics, where the sun keeps the same hours all year. Between two of these, light is
 * mixed; late at night only those who watch over somebody keep a window lit.
 */
const HOURS: readonly Hour[] = [
  { minute: at(0), land: [95, 118, 224], paper: [37, 40, 82], glow: 1, windows: 0.14, stars: 1 },
  { minute: at(5), land: [95, 118, 224], paper: [37, 40, 82], glow: 1, windows: 0.14, stars: 1 },
  { minute: at(5, 45), land: [150, 146, 212], paper: [84, 76, 130], glow: 0.8, windows: 0.5, stars: 0.5 },
  { minute: at(6, 20), land: [246, 202, 200], paper: [245, 205, 184], glow: 0.25, windows: 0.4, stars: 0 },
  { minute: at(7), land: [255, 236, 212], paper: [253, 232, 204], glow: 0, windows: 0, stars: 0 },
  { minute: at(8, 30), land: [255, 255, 255], paper: PAPER, glow: 0, windows: 0, stars: 0 },
  { minute: at(16, 15), land: [255, 255, 255], paper: PAPER, glow: 0, windows: 0, stars: 0 },
  { minute: at(17, 40), land: [255, 234, 190], paper: [253, 230, 190], glow: 0, windows: 0, stars: 0 },
  { minute: at(18, 30), land: [252, 194, 164], paper: [244, 188, 158], glow: 0.3, windows: 0.4, stars: 0 },
  { minute: at(19, 10), land: [172, 144, 202], paper: [112, 90, 144], glow: 0.8, windows: 0.85, stars: 0.3 },
  { minute: at(20), land: [104, 126, 224], paper: [40, 42, 86], glow: 1, windows: 1, stars: 1 },
  { minute: at(21, 45), land: [95, 118, 224], paper: [37, 40, 82], glow: 1, windows: 0.9, stars: 1 },
  { minute: at(23, 15), land: [95, 118, 224], paper: [37, 40, 82], glow: 1, windows: 0.3, stars: 1 },
  { minute: at(24), land: [95, 118, 224], paper: [37, 40, 82], glow: 1, windows: 0.14, stars: 1 },
];

/** The month in which the year is driest where each landscape lies: Upper Guinea, the Andes of Peru, Sri Lanka's hills. */
const DRIEST: Readonly<Record<Landscape, number>> = { savanna: 1, andes: 6, teaHills: 1 };
/** The dry season's dust is golden, the rains' air clear and cool: a touch, no more. */
const DRY: Rgb = [255, 248, 228];
const RAINS: Rgb = [243, 252, 255];

/** A rule without a clock: the same minute of the same month is always lit alike. */
export function lightAt({ month, minute }: LocalTime, landscape: Landscape): Light {
  const next = Math.max(
    1,
    HOURS.findIndex((hour) => hour.minute > minute),
  );
  const from = HOURS[next - 1];
  const to = HOURS[next];
  if (!from || !to) throw new RangeError(`a day has no minute ${minute}`);
  const t = (minute - from.minute) / (to.minute - from.minute);
  const mix = (a: number, b: number): number => a + (b - a) * t;
  return {
    land: multiplied(mixed(from.land, to.land, t), seasonIn(month, landscape)),
    paper: mixed(from.paper, to.paper, t),
    glow: mix(from.glow, to.glow),
    // a few windows at a time: with every change things are dealt anew
    windows: Math.round(mix(from.windows, to.windows) * 16) / 16,
    stars: mix(from.stars, to.stars),
  };
}

function seasonIn(month: number, landscape: Landscape): Rgb {
  const rains = (1 - Math.cos(((month - DRIEST[landscape]) / 12) * Math.PI * 2)) / 2;
  return mixed(DRY, RAINS, rains);
}

/** `0xrrggbb`, as the engine's tints are written. */
export const tintOf = ([r, g, b]: Rgb): number => (Math.round(r) << 16) | (Math.round(g) << 8) | Math.round(b);

export function mixed(a: Rgb, b: Rgb, t: number): Rgb {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];
}

export const multiplied = (a: Rgb, b: Rgb): Rgb => [(a[0] * b[0]) / 255, (a[1] * b[1]) / 255, (a[2] * b[2]) / 255];

/** The visitor's clock at an instant (unix milliseconds), in the time zone of their device. */
export function localTimeAt(nowMs: number): LocalTime {
  const local = new Date(nowMs);
  return { month: local.getMonth(), minute: local.getHours() * 60 + local.getMinutes() };
}
