import { describe, expect, it } from 'vitest';
import { thanksLetter } from '#server/adapters/mail/thanksLetter.ts';
import { aThanks, LINKS } from '../../support/letters.ts';

describe('the thanks letter', () => {
  it('says in plain words what was given, what for, and what the accounts end with', () => {
    const { subject, text } = thanksLetter(aThanks(), LINKS);
    expect(subject).toBe('Thank you for your 13 gifts to “The well”');
    expect(text).toMatchInlineSnapshot(`
      "Hello,

      Friends of the Well thanks you for what you gave to “The well” on 22 November 2026.

      Bag of seeds: €3
        One sowing. A symbolic gift: it funds the project as a whole.
      Brick × 12: €12
        The wall of the well. An earmarked gift: it funds what it shows.
      Payment fees covered: €0.48
      Total: €15.48

      Your gifts stand in the village. They are “promised” there until the association has told, with a date, what became of them.

      See the village: https://village.example.org/v/tamoure?lang=en

      The project’s public accounts: https://village.example.org/p/the-well/accounts?lang=en

      Your payment is line 7 there, without your name. Today these accounts end at line 9, whose fingerprint is abababababababababababababababababababababababababababababababab. Keep this letter: if a line before were changed, this fingerprint would not come out again, and anybody can check it with the program given on that page.

      This letter is not a tax receipt.

      Your address serves for letters about your gifts only. To write to Friends of the Well, simply answer.

      Have your address forgotten, or take back other choices: https://village.example.org/choices/don_of-the-letters-000000.signed?lang=en

      Hameau
      "
    `);
  });

  it('[S5] while a friend has not chosen: the link to pass on, and no word of gifts that stand', () => {
    const { text, html } = thanksLetter(aThanks({ waitsForFriend: true }), LINKS);
    const link = 'https://village.example.org/f/don_of-the-letters-000000.signed';
    expect(text).toContain('Your gifts are for somebody, who chooses their places in the village');
    expect(text).toContain(`The link to pass on, with a card to print: ${link}\n`);
    expect(html).toContain(`href="${link}"`);
    expect(text).not.toContain('stand in the village');
    expect(thanksLetter(aThanks(), LINKS).text).not.toContain('/f/');
  });

  it('says the same in French', () => {
    const { subject, text } = thanksLetter(aThanks({ language: 'fr', isRehearsal: true }), LINKS);
    expect(subject).toBe('Merci pour vos 13 cadeaux à «\u00a0Le puits\u00a0»');
    expect(text).toMatchInlineSnapshot(`
      "Démonstration : aucun argent n’a circulé.

      Bonjour,

      Friends of the Well vous remercie de ce que vous avez offert à « Le puits » le 22 novembre 2026.

      Sac de semences : 3 €
        Un semis. Cadeau symbolique : il finance tout le projet.
      Brique × 12 : 12 €
        Le mur du puits. Cadeau affecté : il finance ce qu’il montre.
      Frais de paiement pris en charge : 0,48 €
      Total : 15,48 €

      Vos cadeaux sont dans le village. Ils y sont « promis » tant que l’association n’a pas donné de nouvelles, datées, de ce qu’ils sont devenus.

      Voir le village : https://village.example.org/v/tamoure?lang=fr

      Les comptes publics du projet : https://village.example.org/p/the-well/accounts?lang=fr

      Votre paiement y est la ligne 7, sans votre nom. Aujourd’hui ces comptes finissent à la ligne 9, dont l’empreinte est abababababababababababababababababababababababababababababababab. Gardez cette lettre : si une ligne d’avant changeait, cette empreinte ne se retrouverait plus, et chacun peut le vérifier avec le programme donné sur cette page.

      Cette lettre n’est pas un reçu fiscal.

      Votre adresse ne sert qu’aux lettres sur vos cadeaux. Pour écrire à Friends of the Well, répondez simplement.

      Faire oublier votre adresse, ou revenir sur vos autres choix : https://village.example.org/choices/don_of-the-letters-000000.signed?lang=fr

      Hameau
      "
    `);
  });

  it('speaks of one gift as of one', () => {
    const [seeds] = aThanks().gifts;
    const { subject, text } = thanksLetter(aThanks({ gifts: seeds ? [seeds] : [] }), LINKS);
    expect(subject).toBe('Thank you for your gift to “The well”');
    expect(text).toContain('Your gift stands in the village.');
  });

  it('[P1] never tells the hour', () => {
    const { text, html } = thanksLetter(aThanks(), LINKS);
    expect(text + html).not.toMatch(/23:30|11:30/);
  });

  it('asks nothing of any server and lets no word become code', () => {
    const association = { name: '<script>alert(1)</script>', email: 'a@example.org' };
    const { html } = thanksLetter(aThanks({ association }), LINKS);
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toMatch(/<(img|link|iframe|object|style|video|audio)\b|url\(|@import|src=/i);
    const addresses = [...html.matchAll(/href="([^"]*)"/g)].map(([, address]) => address);
    expect(addresses.every((address) => address?.startsWith(LINKS.publicUrl))).toBe(true);
  });

  it('is as whole in text as in HTML', () => {
    const { text, html } = thanksLetter(aThanks(), LINKS);
    for (const words of [
      'Bag of seeds',
      'Brick × 12',
      '€12',
      '€15.48',
      'line 7',
      'ab'.repeat(32),
      'not a tax receipt',
    ]) {
      expect(text).toContain(words);
      expect(html).toContain(words);
    }
  });
});
