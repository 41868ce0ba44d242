import { encode } from 'uqr';
import { type Bitmap, encodePng } from './png.ts';

/** True where a module is dark, without the quiet zone. */
export type QrModules = readonly (readonly boolean[])[];

/** What readers need round a code, in modules (ISO/IEC 18004). */
const QUIET = 4;
/** A pixel never takes part of a module; the whole is at least so wide. */
const LEAST_PX = 1000;
const BLACK = 0xff000000;
const WHITE = 0xffffffff;

/** @throws RangeError for an address of more than some 2,300 letters */
export const qrModules = (address: string): QrModules => encode(address, { ecc: 'M', boostEcc: false, border: 0 }).data;

export function qrPng(address: string): Buffer {
  const modules = qrModules(address);
  const side = modules.length + QUIET * 2;
  const px = Math.ceil(LEAST_PX / side);
  const bitmap: Bitmap = { w: side * px, h: side * px, words: new Uint32Array((side * px) ** 2).fill(WHITE) };
  for (const { x, y, w } of runsOf(modules)) {
    for (let row = (y + QUIET) * px; row < (y + QUIET + 1) * px; row++) {
      const from = row * bitmap.w + (x + QUIET) * px;
      bitmap.words.fill(BLACK, from, from + w * px);
    }
  }
  return encodePng(bitmap);
}

export function qrSvg(address: string): string {
  const modules = qrModules(address);
  const side = modules.length + QUIET * 2;
  const dark = runsOf(modules).map(({ x, y, w }) => `M${x + QUIET} ${y + QUIET}h${w}v1h-${w}z`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}h-${side}z"/><path d="${dark.join('')}"/></svg>\n`;
}

/** Dark modules side by side, as bars one module high: no hairline shows between them. */
export function runsOf(modules: QrModules): readonly { readonly x: number; readonly y: number; readonly w: number }[] {
  return modules.flatMap((row, y) => {
    const runs: { x: number; y: number; w: number }[] = [];
    row.forEach((dark, x) => {
      const last = runs.at(-1);
      if (dark && last && last.x + last.w === x) last.w++;
      else if (dark) runs.push({ x, y, w: 1 });
    });
    return runs;
  });
}
