import type { CornerLetter, StewardLetter } from '#server/domain/ports/post.ts';
import { html } from '#shared/html.ts';
import type { Language } from '#shared/i18n/language.ts';
import { ROLE_WORDS } from '#shared/i18n/roles.ts';
import type { Letter, LetterLinks } from './letter.ts';

interface LinkLetterWords {
  readonly signIn: {
    readonly subject: (site: string) => string;
    readonly lead: string;
    readonly button: string;
    readonly foot: string;
  };
  readonly invitation: {
    readonly subject: (association: string) => string;
    readonly lead: (by: string, association: string, site: string, role: string) => string;
    readonly button: string;
    readonly foot: string;
  };
  readonly corner: {
    readonly subject: (site: string) => string;
    readonly lead: string;
    readonly button: string;
    readonly foot: string;
  };
}

const WORDS: Readonly<Record<Language, LinkLetterWords>> = {
  fr: {
    signIn: {
      subject: (site) => `Votre lien pour entrer dans ${site}`,
      lead: 'Voici le lien pour entrer dans l’espace des responsables. Il sert une fois, pendant vingt minutes.',
      button: 'Entrer',
      foot: 'Vous n’avez rien demandé\u00a0? Ne faites rien\u00a0: sans ce lien, personne n’entre.',
    },
    invitation: {
      subject: (association) => `${association} vous invite`,
      lead: (by, association, site, role) =>
        `${by} vous propose d’aider ${association} dans ${site}, comme ${role}. Entrez avec cette adresse pour répondre.`,
      button: 'Répondre à l’invitation',
      foot: 'L’invitation vaut quatorze jours. Si elle n’est pas pour vous, oubliez-la.',
    },
    corner: {
      subject: (site) => `Votre lien vers «\u00a0Mon coin\u00a0», ${site}`,
      lead: 'Voici le lien vers votre coin\u00a0: vos cadeaux, ce qu’ils deviennent, et vos choix. Il sert une fois, pendant une heure.',
      button: 'Ouvrir mon coin',
      foot: 'Vous n’avez rien demandé\u00a0? Ne faites rien\u00a0: sans ce lien, personne n’entre.',
    },
  },
  en: {
    signIn: {
      subject: (site) => `Your link to enter ${site}`,
      lead: 'Here is the link into the stewards’ console. It works once, for twenty minutes.',
      button: 'Enter',
      foot: 'You did not ask for this? Do nothing: without this link nobody enters.',
    },
    invitation: {
      subject: (association) => `${association} invites you`,
      lead: (by, association, site, role) =>
        `${by} asks you to help ${association} in ${site}, as ${role}. Sign in with this address to answer.`,
      button: 'Answer the invitation',
      foot: 'The invitation is good for fourteen days. If it is not for you, forget it.',
    },
    corner: {
      subject: (site) => `Your link to “My corner”, ${site}`,
      lead: 'Here is the link to your corner: your gifts, what becomes of them, and your choices. It works once, for an hour.',
      button: 'Open my corner',
      foot: 'You did not ask for this? Do nothing: without this link nobody enters.',
    },
  },
};

/** Letters with one link each, and why they came: into the console, or into my corner. */
export function linkLetter(letter: StewardLetter | CornerLetter, links: LetterLinks): Letter {
  const { publicUrl, siteName, signInPath, cornerPath } = links;
  const { language } = letter;
  const words = WORDS[language];
  if (letter.kind === 'signIn') {
    const { subject, lead, button, foot } = words.signIn;
    return plainLetter(language, {
      subject: subject(siteName),
      lead,
      button,
      foot,
      siteName,
      link: `${publicUrl}${signInPath(letter.key)}`,
    });
  }
  if (letter.kind === 'corner') {
    const { subject, lead, button, foot } = words.corner;
    const link = `${publicUrl}${cornerPath(letter.link)}?lang=${language}`;
    return plainLetter(language, { subject: subject(siteName), lead, button, foot, siteName, link });
  }
  const { subject, lead, button, foot } = words.invitation;
  const { association, role, by, to } = letter;
  return plainLetter(language, {
    subject: subject(association),
    lead: lead(by, association, siteName, ROLE_WORDS[language][role]),
    button,
    foot,
    siteName,
    link: `${publicUrl}/console/sign-in?email=${encodeURIComponent(to)}`,
  });
}

interface Plain {
  readonly subject: string;
  readonly lead: string;
  readonly button: string;
  readonly foot: string;
  readonly siteName: string;
  readonly link: string;
}

export const plainLetter = (language: Language, { subject, lead, button, foot, siteName, link }: Plain): Letter => ({
  subject,
  text: `${[lead, link, foot, siteName].join('\n\n')}\n`,
  html: html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${subject}</title></head>
<body style="margin:0;padding:24px;background:#fdf1d6;color:#2a2140;font:16px/1.5 Verdana,Arial,sans-serif">
<div style="max-width:560px;margin:0 auto;padding:24px;background:#fffaec;border:3px solid #2a2140">
<p>${lead}</p>
<p><a href="${link}" style="display:inline-block;padding:12px 24px;background:#155e4f;color:#ffffff;font-weight:bold;text-decoration:none">${button}</a></p>
<p style="font-size:14px;overflow-wrap:anywhere">${link}</p>
<p style="font-size:14px">${foot}</p>
<p style="font-size:14px">${siteName}</p>
</div></body></html>
`.html,
});
