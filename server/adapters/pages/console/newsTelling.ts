import type { GiftForeseen, NewsEffect, StepForeseen } from '#server/domain/news/foresee.ts';
import type { NewsRow } from '#server/domain/ports/news.ts';
import type { NewsView } from '#server/domain/stewards/views.ts';
import { everyGift } from '#shared/catalogue/catalogue.ts';
import { type Html, html } from '#shared/html.ts';
import type { Language } from '#shared/i18n/language.ts';
import { assertNever } from '#shared/result.ts';
import { NEWS_WORDS } from '../newsPages.ts';
import type { ConsoleWords } from './words/words.ts';

export const hasChanges = ({ state, shown, revision }: NewsRow): boolean => state === 'published' && shown !== revision;

/** How many of a gift news may still tell of. */
export function promisedWords({ telling }: ConsoleWords, units: GiftForeseen | undefined): string {
  if (!units || units.standing === 0) return telling.noneGiven;
  const { promised, standing, toldByThese } = units;
  const still = promised === 0 ? telling.noneLeft(standing) : telling.stillPromised(promised, standing);
  return toldByThese > 0 ? `${still} ${telling.toldByThese(toldByThese)}` : still;
}

export function stepWords({ telling }: ConsoleWords, step: StepForeseen): string {
  switch (step.kind) {
    case 'brings':
      return telling.stepBrings(step.units);
    case 'notReached':
      return telling.stepNotReached;
    case 'toldBefore':
      return telling.stepToldBefore;
    default:
      return assertNever(step);
  }
}

/** What publishing would do, in numbers: which gifts, of how many people, and how many villages hear of it. */
export function effectPart(
  { telling }: ConsoleWords,
  { project, foreseen }: NewsView,
  effect: NewsEffect,
  language: Language,
): Html {
  const nameOf = (slug: string) => everyGift(project).find((gift) => gift.slug === slug)?.name[language] ?? slug;
  const inState = (state: NewsEffect['gifts'][number]['state'], lead: string) => {
    const some = effect.gifts.filter((one) => one.state === state);
    return (
      some.length > 0 &&
      html`<p>${lead}</p><ul>${some.map(({ gift, units }) => html`<li>${NEWS_WORDS[language].gift(units, nameOf(gift))}</li>`)}</ul>`
    );
  };
  return html`<h3>${telling.effect}</h3>${inState('delivered', telling.areThere)}${effect.leavesRest && html`<p>${telling.leavesRest}</p>`}${inState('changed', telling.getSignpost)}
<p>${effect.gifts.length === 0 ? telling.nothingChanges : telling.fromPeople(effect.people)} ${telling.villagesHear(foreseen.spreading.villages)}</p>`;
}

/** What was just done, or is on its way to the villages: with the ways on from there. */
export function spreadingPart(
  { telling, news }: ConsoleWords,
  path: string,
  { project, news: row, foreseen, form }: NewsView,
  { isJustDone, language }: { readonly isJustDone: boolean; readonly language: Language },
): Html | null {
  const { villages, waiting } = foreseen.spreading;
  const isOut = row.state === 'published' && !hasChanges(row);
  const again = waiting > 0 && html`<li><a href="${path}">${telling.lookAgain}</a></li>`;
  if (isJustDone && isOut) {
    const changes =
      form.canEdit &&
      html`<li><a href="#f-title-${language}">${telling.correctIt}</a></li><li><a href="#news-end">${telling.withdrawIt}</a></li>`;
    return html`<section class="console-saved" role="status"><p><strong>${waiting > 0 ? telling.isSpreading(villages) : telling.isHeard(villages)}</strong></p>
<ul><li><a href="/p/${project.slug}/news/${row.id}?lang=${language}">${news.see}</a></li>${again}${changes}</ul></section>`;
  }
  if (waiting === 0 || row.shown === null) return null;
  return html`<section class="console-saved" role="status"><p>${telling.waiting(waiting, villages)}</p><ul>${again}</ul></section>`;
}
