import type { Project } from '#shared/catalogue/catalogue.ts';
import { MAX_LINES, MAX_QUANTITY } from '#shared/catalogue/pricing.ts';
import type { GiftSlug } from '#shared/ids.ts';
import type { BasketLine } from '#shared/protocol/http.ts';
import type { Plot } from '#shared/village/placing.ts';

/** A line of the basket on this device; `key` is its own while the page lives, `plot` null lets the village choose [G3]. */
export interface Entry {
  readonly key: string;
  readonly gift: GiftSlug;
  readonly quantity: number;
  readonly plot: Plot | null;
}

/** Gifts of one project with their plots, not paid yet. Every function here gives a new basket and keeps the old one whole. */
export type Basket = readonly Entry[];

type Catalogue = Pick<Project, 'gifts'>;

/** The smallest number that no line of this basket carries: keys stay unique without a counter outside. */
function freshKey(basket: Basket): string {
  const taken = new Set(basket.map((entry) => entry.key));
  let number = basket.length;
  while (taken.has(`line-${number}`)) number += 1;
  return `line-${number}`;
}

export const quantityOf = (basket: Basket, gift: GiftSlug): number =>
  basket.filter((entry) => entry.gift === gift).reduce((total, entry) => total + entry.quantity, 0);

export const giftsIn = (basket: Basket): number => basket.reduce((total, entry) => total + entry.quantity, 0);

export const isFull = (basket: Basket): boolean => basket.length >= MAX_LINES;

/** One more of a gift: things that count by number grow their line, everything else gets a line of its own [G2]. */
export function add(basket: Basket, { gifts }: Catalogue, slug: GiftSlug): Basket {
  const gift = gifts.find((candidate) => candidate.slug === slug);
  if (!gift) return basket;
  const line = basket.find((entry) => entry.gift === slug);
  if (gift.counted && line) return setQuantity(basket, line.key, line.quantity + 1);
  if (isFull(basket)) return basket;
  return [...basket, { key: freshKey(basket), gift: slug, quantity: 1, plot: null }];
}

/** One fewer of a gift; of several lines, one whose place nobody chose goes first. */
export function takeOne(basket: Basket, slug: GiftSlug): Basket {
  const lines = basket.filter((entry) => entry.gift === slug);
  const line = lines.findLast((entry) => entry.plot === null) ?? lines.at(-1);
  if (!line) return basket;
  return line.quantity > 1 ? setQuantity(basket, line.key, line.quantity - 1) : remove(basket, line.key);
}

export const setQuantity = (basket: Basket, key: string, quantity: number): Basket =>
  basket.map((entry) =>
    entry.key === key ? { ...entry, quantity: Math.max(1, Math.min(MAX_QUANTITY, Math.floor(quantity) || 1)) } : entry,
  );

export const setPlot = (basket: Basket, key: string, plot: Plot | null): Basket =>
  basket.map((entry) => (entry.key === key ? { ...entry, plot } : entry));

export const remove = (basket: Basket, key: string): Basket => basket.filter((entry) => entry.key !== key);

/** Undoes `remove`: the line comes back where it was. */
export function putBack(basket: Basket, entry: Entry, index: number): Basket {
  return isFull(basket) ? basket : [...basket.slice(0, index), entry, ...basket.slice(index)];
}

/** What is sent to the server: gifts, numbers, plots, and never an amount [G1]. */
export const linesOf = (basket: Basket): BasketLine[] =>
  basket.map(({ gift, quantity, plot }) => ({ gift, quantity, plot: plot && { x: plot.x, y: plot.y } }));

/** A basket kept from an earlier visit, without what has left the catalogue since, and with numbers it allows. */
export function revive(
  lines: readonly BasketLine[],
  { gifts }: Catalogue,
): { readonly basket: Basket; readonly gone: boolean } {
  const known = lines.flatMap((line) => {
    const gift = gifts.find((candidate) => candidate.slug === line.gift);
    return gift ? [{ ...line, quantity: gift.counted ? line.quantity : 1 }] : [];
  });
  const basket = known.slice(0, MAX_LINES).map((line, index) => ({ ...line, key: `line-${index}` }));
  return { basket, gone: known.length < lines.length };
}
