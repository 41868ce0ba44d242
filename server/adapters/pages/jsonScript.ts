import { escapeHtml, type Html } from '#shared/html.ts';

const written = (data: unknown): string => JSON.stringify(data).replace(/</g, '\\u003c');

/** Data for the game inside a script element that no browser executes: nothing in it can end the element. */
export const jsonScript = (id: string, data: unknown): Html => ({
  html: `<script type="application/json" id="${escapeHtml(id)}">${written(data)}</script>`,
});

/** The same for those who read pages by machine: schema.org's words. */
export const linkedData = (data: unknown): Html => ({
  html: `<script type="application/ld+json">${written(data)}</script>`,
});
