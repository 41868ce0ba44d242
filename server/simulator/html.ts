/** Text that is HTML already and needs no escaping. */
export type Html = { readonly html: string };

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');

type Part = string | number | Html | readonly Html[];

/** A template whose every plain value is escaped; only other `html` passes as it is. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  html: strings.map((text, index) => text + rendered(parts[index])).join(''),
});

const rendered = (part: Part | undefined): string => {
  if (part === undefined) {
    return '';
  }
  if (typeof part === 'string' || typeof part === 'number') {
    return escaped(String(part));
  }
  return 'html' in part ? part.html : part.map((piece) => piece.html).join('');
};

export const nothing: Html = { html: '' };
