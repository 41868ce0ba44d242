import type { ThankedGift, Thanks } from '#server/domain/ports/post.ts';
import { type Html, html } from '#shared/html.ts';
import type { Letter, LetterLinks } from './letter.ts';
import { LETTER_WORDS, type LetterWords } from './letterWords.ts';

export function thanksLetter(
  thanks: Thanks,
  { publicUrl, siteName, choicesPath, friendPath, taxReceiptPath }: LetterLinks,
): Letter {
  const { language, project, association, gifts, line, head } = thanks;
  const words = LETTER_WORDS[language];
  const title = project.title[language];
  const { number, day } = words.format;
  const count = gifts.reduce((sum, { quantity }) => sum + quantity, 0);
  const village = `${publicUrl}/v/${thanks.village}?lang=${language}`;
  const accounts = `${publicUrl}/p/${project.slug}/accounts?lang=${language}`;
  const opening = [words.hello, words.thanks(association.name, title, day(thanks.paidAt))];
  const sealed = [line === null ? null : words.line(number(line)), words.fingerprint(number(head.lines), head.hash)];
  const trust = sealed.filter((sentence) => sentence !== null).join(' ');
  const choices = `${publicUrl}${choicesPath(thanks.donation)}?lang=${language}`;
  const closing = [words.noTaxReceipt, words.address(association.name)];
  const receipt = thanks.isReceiptable ? `${publicUrl}${taxReceiptPath(thanks.donation)}?lang=${language}` : null;
  const rehearsal = thanks.isRehearsal ? words.rehearsal : null;
  const promised = thanks.waitsForFriend ? words.forFriend(count) : words.promised(count);
  // Without a language: it goes on to somebody whose language is not known here.
  const friend = thanks.waitsForFriend ? publicUrl + friendPath(thanks.donation) : null;
  const rows = rowsOf(thanks, words);
  return {
    subject: words.subject(count, title),
    replyTo: association,
    text: textOf([
      rehearsal,
      ...opening,
      rows
        .map(({ what, cents, means }) => [what + words.colon + words.format.money(cents), means].join('\n  ').trim())
        .join('\n'),
      promised,
      friend === null ? null : words.friendLink + words.colon + friend,
      words.see + words.colon + village,
      words.accounts + words.colon + accounts,
      trust,
      ...closing,
      receipt === null ? null : words.taxReceipt + words.colon + receipt,
      words.choices + words.colon + choices,
      siteName,
    ]),
    html: html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${words.subject(count, title)}</title></head>
<body style="margin:0;padding:24px;background:#fdf1d6;color:#2a2140;font:16px/1.5 Verdana,Arial,sans-serif">
<div style="max-width:560px;margin:0 auto;padding:24px;background:#fffaec;border:3px solid #2a2140">
${rehearsal && html`<p style="margin:0 0 16px;padding:8px;background:#fbc54c;font-weight:bold">${rehearsal}</p>`}
${opening.map((sentence) => html`<p>${sentence}</p>`)}
<table role="presentation" style="width:100%;border-collapse:collapse">${rows.map((row) => rowIn(row, words))}</table>
<p>${promised}</p>
${
  friend &&
  html`<p>${words.friendLink}${words.colon}<a href="${friend}" style="color:#155e4f;font-weight:bold;overflow-wrap:anywhere">${friend}</a></p>
`
}<p><a href="${village}" style="color:#155e4f;font-weight:bold">${words.see}</a></p>
<p><a href="${accounts}" style="color:#155e4f">${words.accounts}</a>. <span style="overflow-wrap:anywhere">${trust}</span></p>
${closing.map((sentence) => html`<p style="font-size:14px">${sentence}</p>`)}
${
  receipt &&
  html`<p style="font-size:14px"><a href="${receipt}" style="color:#155e4f">${words.taxReceipt}</a></p>
`
}<p style="font-size:14px"><a href="${choices}" style="color:#155e4f">${words.choices}</a></p>
<p style="font-size:14px">${siteName}</p>
</div></body></html>
`.html,
  };
}

interface Row {
  readonly what: string;
  readonly cents: number;
  readonly means: string;
}

function rowsOf({ gifts, coverCents, totalCents, language }: Thanks, words: LetterWords): Row[] {
  const row = ({ name, funds, quantity, amountCents, earmarked }: ThankedGift): Row => ({
    what: quantity === 1 ? name[language] : `${name[language]} × ${words.format.number(quantity)}`,
    cents: amountCents,
    means: `${funds[language]} ${earmarked ? words.earmarked : words.symbolic}`,
  });
  const cover = coverCents > 0 ? [{ what: words.cover, cents: coverCents, means: '' }] : [];
  return [...gifts.map(row), ...cover, { what: words.total, cents: totalCents, means: '' }];
}

const rowIn = ({ what, cents, means }: Row, { format }: LetterWords): Html => html`<tr>
<td style="padding:8px 8px 8px 0;border-bottom:1px solid #d9c9a3"><strong>${what}</strong>${means && html`<br>${means}`}</td>
<td style="padding:8px 0;border-bottom:1px solid #d9c9a3;text-align:right;vertical-align:top;white-space:nowrap">${format.money(cents)}</td>
</tr>
`;

const textOf = (paragraphs: readonly (string | null)[]): string =>
  `${paragraphs.filter((paragraph) => paragraph !== null).join('\n\n')}\n`;
