import type { Landscape } from '#shared/catalogue/catalogue.ts';
import { lightAt, localTimeAt } from './daylight.ts';

/**
 * The server's picture is drawn by day. Until the stage stands in its place it takes the light of the visitor's hour, which
 * multiplies it as the stage's own things are multiplied: no bright second before the night.
 *
 * @param ground what lies under the picture, which the stylesheet multiplies with it
 */
export function lightFirstPicture(
  ground: { readonly style: { backgroundColor: string } },
  landscape: Landscape,
  nowMs: number,
): void {
  const [red, green, blue] = lightAt(localTimeAt(nowMs), landscape).land.map(Math.round);
  ground.style.backgroundColor = `rgb(${red} ${green} ${blue})`;
}
