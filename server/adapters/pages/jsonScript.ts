import { escapeHtml, type Html } from '#shared/html.ts';

/** Data for the game inside a script element that no browser executes: nothing in it can end the element. */
export const jsonScript = (id: string, data: unknown): Html => ({
  html: `<script type="application/json" id="${escapeHtml(id)}">${JSON.stringify(data).replace(/</g, '\\u003c')}</script>`,
});
