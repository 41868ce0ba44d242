import { keepForm } from './kept-form.ts';
import { followPart } from './live-part.ts';

/** The console works without this; with it, what was typed outlives a lost line, a closed tab and a session that ran out. */
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-kept]')) {
  keepForm(form, { page: window.location, local: window.localStorage, session: window.sessionStorage });
}

for (const part of document.querySelectorAll<HTMLElement>('[data-follow]')) {
  followPart(part, {
    fetch: (...asked) => window.fetch(...asked),
    address: window.location.pathname,
    isSeen: () => document.visibilityState === 'visible',
    wait: (ms, then) => void window.setTimeout(then, ms),
  });
}
