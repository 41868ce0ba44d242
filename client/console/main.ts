import { keepForm } from './kept-form.ts';

/** The console works without this; with it, what was typed outlives a lost line, a closed tab and a session that ran out. */
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-kept]')) {
  keepForm(form, { page: window.location, local: window.localStorage, session: window.sessionStorage });
}
