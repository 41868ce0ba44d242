import { GIFT_CATEGORIES, type Gift, type Project, type Step, type Words } from '#shared/catalogue/catalogue.ts';
import { type ContradictionKind, contradictionsIn } from '#shared/catalogue/contradictions.ts';
import { NO_OWN_PICTURES, type OwnFootprints } from '#shared/catalogue/own-picture.ts';
import { isSpriteName, SPRITES } from '#shared/catalogue/sprites.ts';
import type { Draft, DraftGift, DraftStep, DraftWords } from '#shared/drafts/draft.ts';
import { readEuros } from '#shared/drafts/euros.ts';
import { type Cents, cents, ZERO } from '#shared/money.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { ONE_PLOT } from '#shared/village/thing.ts';

/** The part of a project that is written on one page. */
export type Section = 'about' | 'land' | 'photo' | 'goal' | 'steps' | 'gifts';

/** What keeps a draft from being published. `item` is the gift or the step by its place in the list. */
export interface DraftFault {
  readonly section: Section;
  readonly item: number | null;
  readonly field: string;
  readonly fault: DraftFaultKind;
}
export type DraftFaultKind =
  | ContradictionKind
  | { readonly kind: 'missing' }
  | { readonly kind: 'notAnAmount' }
  | { readonly kind: 'notANumber' }
  | { readonly kind: 'notAMonth' }
  | { readonly kind: 'none' };

/** Without its photo, which a draft only names. */
export type DraftedProject = Omit<Project, 'catalogueVersion' | 'photo'>;

/** The project that a draft describes, or everything that it still lacks. */
export function readDraft(
  draft: Draft,
  demonstration: boolean,
  own: OwnFootprints = NO_OWN_PICTURES,
): Result<DraftedProject, readonly DraftFault[]> {
  const faults: DraftFault[] = [];
  const pen = penFor(faults);
  const steps = draft.steps.map((step, i) => stepOf(step, i, pen));
  const gifts = draft.gifts.map((gift, i) => giftOf(gift, i, pen, own));
  if (draft.steps.length === 0) pen.fault('steps', null, 'list', { kind: 'none' });
  if (draft.gifts.length === 0) pen.fault('gifts', null, 'list', { kind: 'none' });
  const project: DraftedProject = {
    slug: draft.slug,
    title: pen.words('about', null, 'title', draft.title),
    sentence: pen.words('about', null, 'sentence', draft.sentence),
    story: pen.words('about', null, 'story', draft.story),
    place: pen.words('about', null, 'place', draft.place),
    country: draft.country === '' ? null : draft.country,
    landscape: draft.landscape === '' ? 'savanna' : draft.landscape,
    seed: draft.seed,
    approvedBy: pen.text('land', null, 'approvedBy', draft.approvedBy),
    demonstration,
    goalCents: pen.amount('goal', null, 'goal', draft.goal),
    minimumBasketCents: pen.amount('goal', null, 'minimum', draft.minimum),
    taxReduction: draft.tax,
    steps,
    gifts,
    retiredGifts: [],
  };
  if (draft.landscape === '') pen.fault('land', null, 'landscape', { kind: 'missing' });
  pen.text('about', null, 'village', draft.village.name);
  // What is missing is said first: the rest follows from it as a rule.
  if (faults.length === 0) faults.push(...contradictionsIn(project, own).map(placed));
  return faults.length === 0 ? ok(project) : err(faults);
}

/** Names of the draft's fields where the project's differ. */
const FIELDS: Readonly<Record<string, string>> = {
  priceCents: 'price',
  atCents: 'at',
  minimumBasketCents: 'minimum',
  footprint: 'sprite',
};

function placed({ path: [root = '', item, key], fault }: ReturnType<typeof contradictionsIn>[number]): DraftFault {
  const field = String(key ?? root);
  const section = root === 'gifts' || root === 'steps' ? root : 'goal';
  return { section, item: typeof item === 'number' ? item : null, field: FIELDS[field] ?? field, fault };
}

type Pen = ReturnType<typeof penFor>;

/** Reads what was typed; what cannot be read is noted as a fault, and something harmless stands in for it. */
function penFor(faults: DraftFault[]) {
  type At = readonly [section: Section, item: number | null, field: string];
  const fault = (...[section, item, field, kind]: [...At, DraftFaultKind]) =>
    void faults.push({ section, item, field, fault: kind });
  return {
    fault,
    text(...[section, item, field, typed]: [...At, string]): string {
      if (typed.trim() === '') fault(section, item, field, { kind: 'missing' });
      return typed.trim();
    },
    /** One language stands in for the other: a village in one language is better than none. */
    words(...[section, item, field, { fr, en }]: [...At, DraftWords]): Words {
      const [french, english] = [fr.trim(), en.trim()];
      if (french === '' && english === '') fault(section, item, field, { kind: 'missing' });
      return { fr: french || english, en: english || french };
    },
    amount(...[section, item, field, typed]: [...At, string]): Cents {
      const amount = readEuros(typed);
      if (amount !== null && amount > 0) return cents(amount);
      fault(section, item, field, { kind: typed.trim() === '' ? 'missing' : 'notAnAmount' });
      return ZERO;
    },
  };
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

function stepOf(step: DraftStep, i: number, pen: Pen): Step {
  if (!MONTH.test(step.month)) pen.fault('steps', i, 'month', { kind: 'notAMonth' });
  return {
    slug: step.slug,
    name: pen.words('steps', i, 'name', step.name),
    atCents: pen.amount('steps', i, 'at', step.at),
    sprite: step.sprite,
    expectedMonth: step.month,
  };
}

function giftOf(gift: DraftGift, i: number, pen: Pen, own: OwnFootprints): Gift {
  const category = GIFT_CATEGORIES.find((one) => one === gift.category);
  if (category === undefined) pen.fault('gifts', i, 'category', { kind: 'missing' });
  const needed = gift.needed.trim();
  if (needed !== '' && !/^[1-9]\d{0,6}$/.test(needed)) pen.fault('gifts', i, 'needed', { kind: 'notANumber' });
  const month = gift.expectedMonth.trim();
  if (month !== '' && !MONTH.test(month)) pen.fault('gifts', i, 'expectedMonth', { kind: 'notAMonth' });
  const { w, d } = isSpriteName(gift.sprite) ? SPRITES[gift.sprite] : (own.get(gift.sprite) ?? ONE_PLOT);
  return {
    slug: gift.slug,
    name: pen.words('gifts', i, 'name', gift.name),
    funds: pen.words('gifts', i, 'funds', gift.funds),
    priceCents: pen.amount('gifts', i, 'price', gift.price),
    sprite: pen.text('gifts', i, 'sprite', gift.sprite),
    footprint: { w, d },
    category: category ?? 'farming',
    // [G4] An earmarked gift says where the money goes if the thing cannot be had.
    purpose:
      gift.purpose === 'earmarked'
        ? { kind: 'earmarked', fallback: pen.words('gifts', i, 'fallback', gift.fallback) }
        : { kind: 'symbolic' },
    counted: gift.counted,
    needed: needed === '' ? null : Number(needed),
    expectedMonth: month === '' ? null : month,
    approvedBy: gift.approvedBy.trim() || null,
  };
}
