import { estimateFee } from '#shared/catalogue/pricing.ts';
import { readEuros } from '#shared/drafts/euros.ts';
import { formatIn } from '#shared/i18n/format.ts';
import { isLanguage, type Language } from '#shared/i18n/language.ts';
import { cents } from '#shared/money.ts';

const OTHER: Readonly<Record<Language, Language>> = { fr: 'en', en: 'fr' };

/** The gift's card follows what is typed into its form, in the language that is being typed. */
export function followTyping(form: HTMLFormElement, card: HTMLDetailsElement, isWide: MediaQueryList): void {
  const drawn = card.querySelector<HTMLElement>('[data-part="card"]');
  const parts = new Map(
    [...card.querySelectorAll<HTMLElement>('[data-part]')].map((part) => [part.dataset.part, part]),
  );
  let language: Language = isLanguage(drawn?.lang) ? drawn.lang : 'en';

  const show = (): void => {
    const said = sentencesOf(form, language, (name) => sentenceIn(card, language, name));
    for (const [name, text] of Object.entries(said)) {
      const part = parts.get(name);
      if (part) Object.assign(part, { textContent: text, hidden: text === '' });
    }
    const sprite = parts.get('sprite');
    if (sprite instanceof HTMLImageElement) sprite.src = chosenPicture(form);
    if (drawn) drawn.lang = language;
  };
  form.addEventListener('input', show);
  form.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement) || !isLanguage(target.lang) || target.lang === language) return;
    language = target.lang;
    show();
  });
  show();
  // Beside the form there is room; below it, on a telephone, it waits to be asked for.
  card.open = isWide.matches;
  card.hidden = false;
}

const sentenceIn = (card: HTMLElement, language: Language, name: string): string =>
  card.querySelector(`[lang="${language}"][data-say="${name}"]`)?.textContent ?? '';

const chosenPicture = (form: HTMLFormElement): string =>
  form.querySelector('input[name="sprite"]:checked')?.closest('label')?.querySelector('img')?.src ?? '';

/** What each part of the card says; nothing where it says nothing. */
function sentencesOf(form: HTMLFormElement, language: Language, sentence: (name: string) => string) {
  const typed = new FormData(form);
  const text = (name: string): string => {
    const value = typed.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const words = (name: string) => text(`${name}.${language}`) || text(`${name}.${OTHER[language]}`);
  const { money, number, month } = formatIn(language);
  const price = readEuros(text('price'));
  const needed = /^[1-9]\d{0,6}$/.test(text('needed')) ? Number(text('needed')) : 0;
  const isMonth = /^\d{4}-(0[1-9]|1[0-2])$/.test(text('expectedMonth'));
  const left = sentence(needed === 1 ? 'oneLeft' : 'left').replace('{needed}', number(needed));
  return {
    name: words('name') || sentence('untitled'),
    price: price === null ? '' : money(price),
    funds: words('funds'),
    left: needed === 0 ? '' : left,
    purpose:
      text('purpose') === 'earmarked' ? `${sentence('earmarked')} ${words('fallback')}`.trim() : sentence('symbolic'),
    expected: isMonth ? sentence('expected').replace('{month}', month(text('expectedMonth'))) : '',
    approved: text('approvedBy') && sentence('approved').replace('{who}', () => text('approvedBy')),
    share: price ? shareOf(price, money, sentence('share')) : '',
  };
}

function shareOf(price: number, money: (amountCents: number) => string, sentence: string): string {
  const fee = estimateFee(cents(price));
  const percent = String(Math.round((fee / price) * 100));
  return sentence.replace('{price}', money(price)).replace('{fee}', money(fee)).replace('{percent}', percent);
}
