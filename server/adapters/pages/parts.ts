import type { Gift, Photo, Project, Step } from '#shared/catalogue/catalogue.ts';
import { spriteAddress } from '#shared/catalogue/own-picture.ts';
import { photoAddress } from '#shared/catalogue/photo.ts';
import { type Html, html } from '#shared/html.ts';
import type { Language } from '#shared/i18n/language.ts';
import type { GiftSlug } from '#shared/ids.ts';
import type { Progress } from '#shared/village/view.ts';
import type { Words } from './pageWords.ts';

/** How far the project is, in words and as a bar that any reader understands. */
export function progressPart({ t }: Words, project: Project, progress: Progress): Html {
  const raised = t.progress.raised(t.money(progress.raisedCents), t.money(project.goalCents));
  const gifts = progress.gifts === 0 ? t.progress.noGifts : t.progress.gifts(progress.gifts);
  return html`<div class="page-progress">
<progress max="${project.goalCents}" value="${Math.min(progress.raisedCents, project.goalCents)}" aria-label="${t.progress.label}"></progress>
<p><strong>${raised}</strong> <span>${gifts}</span></p>
</div>`;
}

/** Steps with the amount each is funded at and the month it is expected [V2, V3]. */
export function stepsPart(
  words: Words,
  language: Language,
  project: Project,
  progress: Progress,
  assets: string,
): Html {
  const { t } = words;
  const stepPart = (step: Step) => {
    const reached = progress.reached.includes(step.slug);
    return html`<li class="${reached ? 'page-step page-step-reached' : 'page-step'}">
${spritePart(assets, step.sprite)}
<div><h3>${step.name[language]}</h3>
<p>${reached ? html`<strong>${t.progress.reached}</strong> · ` : null}${t.progress.from(t.money(step.atCents))}, ${t.progress.expected(step.expectedMonth)}</p></div>
</li>`;
  };
  return html`<section aria-labelledby="steps-title"><h2 id="steps-title">${t.progress.steps}</h2>
<ol class="page-steps">${project.steps.map(stepPart)}</ol></section>`;
}

/** The real place; nothing where the project shows no photo. */
export const photoPart = (language: Language, photo: Photo | null): Html | null =>
  photo &&
  html`<img class="page-photo" src="${photoAddress(photo.id)}" alt="${photo.alt[language]}" width="${photo.width}" height="${photo.height}" loading="lazy" decoding="async">`;

/** What one gift is, costs and funds; `left` null is without limit. */
export function giftPart(words: Words, language: Language, gift: Gift, left: number | null, assets: string): Html {
  const { t } = words;
  const need =
    left === null ? null : html`<span class="page-left">${left > 0 ? t.shop.left(left) : t.shop.enough}</span>`;
  const purpose =
    gift.purpose.kind === 'earmarked'
      ? html`<span class="page-purpose">${t.shop.earmarkedMeans} ${t.receipt.fallback(gift.purpose.fallback[language])}</span>`
      : html`<span class="page-purpose">${t.shop.symbolicMeans}</span>`;
  const { expectedMonth, approvedBy } = gift;
  return html`${spritePart(assets, gift.sprite)}
<span class="page-gift-words"><strong class="page-gift-name">${gift.name[language]}</strong>
<span class="page-price">${t.money(gift.priceCents)}</span></span>
<span class="page-funds">${gift.funds[language]}</span>${need}${purpose}${expectedMonth && html`<span class="page-purpose">${t.gift.expected(expectedMonth)}</span>`}${approvedBy && html`<span class="page-purpose">${t.gift.approved(approvedBy)}</span>`}`;
}

export const leftOf = (gift: Gift, given: Readonly<Partial<Record<GiftSlug, number>>>): number | null =>
  gift.needed === null ? null : Math.max(0, gift.needed - (given[gift.slug] ?? 0));

/** Names beside it say what it is: the picture is decoration. */
export const spritePart = (assets: string, sprite: string): Html =>
  html`<span class="page-sprite"><img src="${spriteAddress(assets, sprite)}" alt="" loading="lazy" decoding="async"></span>`;
