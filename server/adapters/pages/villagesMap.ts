import type { Landscape, Project } from '#shared/catalogue/catalogue.ts';
import { spriteAddress } from '#shared/catalogue/own-picture.ts';
import { type Html, html } from '#shared/html.ts';
import type { Language } from '#shared/i18n/language.ts';
import type { VillageSlug } from '#shared/ids.ts';
import { FOUNDING_WORDS } from './foundingWords.ts';

export interface MapModel {
  readonly project: Project;
  readonly main: { readonly slug: VillageSlug; readonly gifts: number } | null;
  readonly founded: readonly { readonly slug: VillageSlug; readonly name: string; readonly gifts: number }[];
  readonly unlisted: number;
  readonly isOver: boolean;
}

/** Of the drawing, in its own units. */
const SIZE = { w: 640, h: 400 } as const;
/** Houses of the land [P3]: the project's village is the larger one. */
const HOUSES: Readonly<Record<Landscape, readonly [string, string]>> = {
  savanna: ['well-house', 'hut'],
  andes: ['school', 'adobe-house'],
  teaHills: ['line-rooms', 'house'],
};
/** Villages drawn; those beyond are in the list. */
const MOST_DRAWN = 24;
/** Neighbours on a spiral of this angle never stand in one line: the golden one. */
const TURN = 2.39996;

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Round the middle, in the order of the list: the first are the nearest, so a village that is added moves none of those before it. */
function spotOf(index: number): Spot {
  const far = Math.sqrt(index + 1.6) / Math.sqrt(MOST_DRAWN + 1.6);
  const angle = index * TURN + 0.6;
  return { x: SIZE.w / 2 + Math.cos(angle) * far * 265, y: SIZE.h / 2 + 10 + Math.sin(angle) * far * 150 };
}

/** [L4] The project's villages, drawn with paths between them, and as a list that says the same to everybody. */
export function villagesMap(assets: string, language: Language, model: MapModel): Html {
  const { map } = FOUNDING_WORDS[language];
  const { project, main, founded, unlisted, isOver } = model;
  const line = (slug: VillageSlug, name: string, gifts: number) =>
    html`<li><a href="/v/${slug}">${name}</a> <span>${map.gifts(gifts)}</span></li>`;
  return html`<section class="page-map" aria-labelledby="map-title"><h2 id="map-title">${map.title}</h2>
${founded.length > 0 && drawing(assets, model)}
<ul class="page-list">${main && line(main.slug, map.own, main.gifts)}${founded.map(({ slug, name, gifts }) => line(slug, name, gifts))}</ul>
${founded.length === 0 && html`<p>${map.none}</p>`}${unlisted > 0 && html`<p class="page-small">${map.unlisted(unlisted)}</p>`}
${!isOver && html`<p><a class="page-quiet" href="/p/${project.slug}/found">${map.found}</a></p>`}</section>`;
}

function drawing(assets: string, { project, founded }: MapModel): Html {
  const [large, small] = HOUSES[project.landscape];
  const middle = { x: SIZE.w / 2, y: SIZE.h / 2 + 10 };
  // The farthest first: what is nearer to the reader is drawn over it.
  const spots = founded.slice(0, MOST_DRAWN).map((village, i) => ({ ...village, ...spotOf(i) }));
  const house = (sprite: string, { x, y }: Spot, wide: number) =>
    html`<image href="${spriteAddress(assets, sprite)}" x="${(x - wide / 2).toFixed(1)}" y="${(y - wide * 0.82).toFixed(1)}" width="${wide}" height="${wide}"></image>`;
  const path = ({ x, y }: Spot) => {
    const bend = (x - middle.x) * 0.18;
    return html`<path d="M${middle.x} ${middle.y}Q${((x + middle.x) / 2 - bend).toFixed(1)} ${((y + middle.y) / 2 + Math.abs(bend)).toFixed(1)} ${x.toFixed(1)} ${y.toFixed(1)}"></path>`;
  };
  const all = [...spots, { ...middle, slug: null, name: '', gifts: 0 }].sort((a, b) => a.y - b.y);
  return html`<svg class="page-map-drawing" viewBox="0 0 ${SIZE.w} ${SIZE.h}" aria-hidden="true">
<ellipse class="map-cliff" cx="${SIZE.w / 2}" cy="${SIZE.h / 2 + 22}" rx="${SIZE.w / 2 - 6}" ry="${SIZE.h / 2 - 24}"></ellipse>
<ellipse class="map-meadow" cx="${SIZE.w / 2}" cy="${SIZE.h / 2 + 6}" rx="${SIZE.w / 2 - 6}" ry="${SIZE.h / 2 - 24}"></ellipse>
<g class="map-paths">${spots.map(path)}</g>
${all.map((spot) => (spot.slug === null ? house(large, spot, 92) : html`<a href="/v/${spot.slug}" tabindex="-1">${house(small, spot, 56)}<text x="${spot.x.toFixed(1)}" y="${(spot.y + 18).toFixed(1)}">${short(spot.name)}</text></a>`))}</svg>`;
}

const MOST_LETTERS = 18;
const short = (name: string): string =>
  name.length > MOST_LETTERS ? `${name.slice(0, MOST_LETTERS - 1).trimEnd()}…` : name;
