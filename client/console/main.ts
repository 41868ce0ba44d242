import { keepForm } from './kept-form.ts';
import { followTyping } from './live-card.ts';
import { followPart } from './live-part.ts';

/** The console works without this; with it, what was typed outlives a lost line, a closed tab and a session that ran out. */
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-kept]')) {
  keepForm(form, { page: window.location, local: window.localStorage, session: window.sessionStorage });
}

// On a phone the ways of the console are a strip to push along: the way that was taken is seen on it.
document.querySelector('.console-nav [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });

const card = document.querySelector<HTMLDetailsElement>('#gift-card');
const giftForm = card?.parentElement?.querySelector('form');
// After what was kept has been filled in.
if (card && giftForm) followTyping(giftForm, card, window.matchMedia('(min-width: 56rem)'));

for (const part of document.querySelectorAll<HTMLElement>('[data-follow]')) {
  followPart(part, {
    fetch: (...asked) => window.fetch(...asked),
    address: window.location.pathname,
    isSeen: () => document.visibilityState === 'visible',
    wait: (ms, then) => void window.setTimeout(then, ms),
  });
}
