import { Router } from 'express';
import { html } from '#shared/html.ts';
import { methodNotAllowed, refuse } from './reply.ts';

/** A letter as it would be, or was, carried. */
export interface LetterShown {
  readonly id: number;
  readonly carried: boolean;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}
export type ShownLetters = () => Promise<readonly LetterShown[]>;

/** A letter brings its styles with it, as mail programs need them, and must be able to nothing else. */
const LETTER_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'none'";

/** `/dev/mail`: the letters of a house without a mail server, for whoever tries it out. Never in production: they name people. */
export function devMailRoutes(letters: ShownLetters): Router {
  const router = Router();
  router
    .route('/dev/mail')
    .get(async (_request, response) => {
      response
        .set('Cache-Control', 'no-store')
        .type('html')
        .send(listOf(await letters()));
    })
    .all(methodNotAllowed('GET, HEAD'));
  router
    .route('/dev/mail/:id')
    .get(async (request, response) => {
      const letter = (await letters()).find(({ id }) => String(id) === request.params.id);
      if (!letter) return refuse(request, response, { name: 'not-found' });
      response.set({ 'Cache-Control': 'no-store', 'Content-Security-Policy': LETTER_POLICY });
      response.type('html').send(letter.html);
    })
    .all(methodNotAllowed('GET, HEAD'));
  return router;
}

const listOf = (letters: readonly LetterShown[]): string =>
  html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Letters</title><link rel="icon" href="data:,"></head>
<body><main><h1>Letters</h1>
${letters.length === 0 && html`<p>None yet: give with “Receive the thanks by e-mail”, or sign in at /console.</p>`}
${letters.map(
  ({ id, carried, to, subject, text }) => html`<article><h2><a href="/dev/mail/${id}">${subject}</a></h2>
<p>To ${to}; ${carried ? 'carried' : 'waits for a post (SMTP_URL)'}.</p>
${text
  .trim()
  .split('\n\n')
  .map((paragraph) => html`<p>${paragraph}</p>`)}</article>
`,
)}
</main></body></html>
`.html;
