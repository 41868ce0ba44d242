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

/** Of the drawing, in its own units: about a phone's. */
const SIZE = { w: 440, h: 330 } as const;
const MIDDLE = { x: SIZE.w / 2, y: SIZE.h / 2 } as const;
/** What the land looks like [P3]: the project's village, those round it, and what grows between them. */
const LANDS: Readonly<
  Record<Landscape, { readonly large: string; readonly small: string; readonly growth: readonly string[] }>
> = {
  savanna: { large: 'well-house', small: 'hut', growth: ['fruit-tree', 'maize', 'sunflower', 'saplings'] },
  andes: { large: 'school', small: 'adobe-house', growth: ['quinoa', 'potato', 'alpaca', 'saplings'] },
  teaHills: { large: 'line-rooms', small: 'house', growth: ['tea-bushes', 'tea-bushes', 'fruit-tree', 'saplings'] },
};
/** Villages drawn, by how many there are: the more, the farther out they stand. Those beyond are in the list. */
const RINGS = [6, 12, 24] as const;
const MOST_DRAWN = 24;
/** Neighbours on a spiral of this angle never stand in one line: the golden one. */
const TURN = 2.39996;

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** On a spiral round the middle, in the order of the list. */
function spotOf(index: number, ring: number): Spot {
  const far = 0.4 + 0.6 * Math.sqrt(index / ring);
  const angle = index * TURN + 0.5;
  return { x: MIDDLE.x + Math.cos(angle) * far * 165, y: MIDDLE.y + 8 + Math.sin(angle) * far * 105 };
}

/** Along the edge of the land, the same for every project. */
const EDGE: readonly Spot[] = Array.from({ length: 9 }, (_, i) => {
  const angle = (i / 9) * 2 * Math.PI + 0.3;
  return { x: MIDDLE.x + Math.cos(angle) * 185, y: MIDDLE.y + 4 + Math.sin(angle) * 112 };
});

/** [S4] The project's villages, drawn with paths between them, and as a list that says the same to everybody. */
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
  const { large, small, growth } = LANDS[project.landscape];
  const drawn = founded.slice(0, MOST_DRAWN);
  const ring = RINGS.find((most) => drawn.length <= most) ?? MOST_DRAWN;
  const spots = drawn.map((village, i) => ({ ...village, ...spotOf(i, ring) }));
  const stands = [
    ...EDGE.map((at, i) => ({ ...at, sprite: growth[i % growth.length] ?? small, wide: 34 })),
    ...spots.map((at) => ({ ...at, sprite: small, wide: 46 })),
    { ...MIDDLE, sprite: large, wide: 76 },
    // The farthest first: what is nearer to the reader is drawn over it.
  ].sort((one, other) => one.y - other.y);
  const path = ({ x, y }: Spot) => {
    const bend = (x - MIDDLE.x) * 0.18;
    return html`<path d="M${MIDDLE.x} ${MIDDLE.y}Q${((x + MIDDLE.x) / 2 - bend).toFixed(1)} ${((y + MIDDLE.y) / 2 + Math.abs(bend)).toFixed(1)} ${x.toFixed(1)} ${y.toFixed(1)}"></path>`;
  };
  const stand = ({ x, y, sprite, wide }: (typeof stands)[number]) =>
    html`<image href="${spriteAddress(assets, sprite)}" x="${(x - wide / 2).toFixed(1)}" y="${(y - wide * 0.8).toFixed(1)}" width="${wide}" height="${wide}"></image>`;
  const name = ({ slug, name: said, x, y }: (typeof spots)[number]) =>
    html`<a href="/v/${slug}" tabindex="-1"><circle cx="${x.toFixed(1)}" cy="${(y - 12).toFixed(1)}" r="24"></circle><text x="${x.toFixed(1)}" y="${(y + 16).toFixed(1)}">${short(said)}</text></a>`;
  return html`<svg class="page-map-drawing" viewBox="0 0 ${SIZE.w} ${SIZE.h}" aria-hidden="true">
<ellipse class="map-cliff" cx="${MIDDLE.x}" cy="${MIDDLE.y + 16}" rx="215" ry="142"></ellipse>
<ellipse class="map-meadow" cx="${MIDDLE.x}" cy="${MIDDLE.y + 4}" rx="215" ry="142"></ellipse>
<g class="map-paths">${spots.map(path)}</g>${stands.map(stand)}<g class="map-names">${spots.map(name)}</g></svg>`;
}

const MOST_LETTERS = 18;
const short = (name: string): string =>
  name.length > MOST_LETTERS ? `${name.slice(0, MOST_LETTERS - 1).trimEnd()}…` : name;
