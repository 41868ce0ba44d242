import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rna, siren } from '#shared/associations/registers.ts';
import { topicOf, topicsOf } from '#shared/associations/requirements.ts';
import { CONNECT_WORDS } from '#shared/i18n/connect.ts';

describe('numbers in public registers', () => {
  it.each([
    ['732829320', '732829320'],
    ['732 829 320', '732829320'],
    // Emmaus International and La Poste, as INSEE lists them: known answers of the rule.
    ['356000000', '356000000'],
  ])('[M4] the SIREN %s is one', (text, number) => {
    expect(siren(text)).toEqual({ ok: true, value: { register: 'siren', number } });
  });

  it.each(['732829321', '73282932', '7328293200', '', '000000000', 'W123456789', '73282932O'])(
    'the SIREN %j is none',
    (text) => {
      expect(siren(text).ok).toBe(false);
    },
  );

  it('one wrong digit, or two neighbours exchanged (but 0 and 9), is always found', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digits = '732829320'.split('');
        digits[at] = String((Number(digits[at]) + by) % 10);
        expect(siren(digits.join('')).ok).toBe(false);
      }),
    );
    expect(siren('372829320').ok).toBe(false);
  });

  it.each([
    ['W751212517', true],
    ['w 751 212 517', true],
    ['W75121251', false],
    ['751212517', false],
    ['W7512125170', false],
    ['', false],
  ])('the RNA %j: %s', (text, isOne) => {
    expect(rna(text).ok).toBe(isOne);
  });
});

describe('requirements in plain words', () => {
  it.each([
    ['identity.business_details.registered_name', 'name'],
    ['identity.business_details.id_numbers.fr_siren', 'registration'],
    ['identity.business_details.address.line1', 'address'],
    ['configuration.merchant.support.phone', 'contact'],
    ['configuration.merchant.mcc', 'activity'],
    ['defaults.profile.business_url', 'activity'],
    ['person.relationship.representative', 'people'],
    ['identity.individual.date_of_birth.day', 'people'],
    ['person.verification.document', 'document'],
    ['defaults.payout_methods.eur', 'bank'],
    ['identity.attestations.terms_of_service.account', 'terms'],
    ['configuration.merchant.statement_descriptor.descriptor', 'statement'],
    ['something.new.of.stripe', 'other'],
  ])('%s is about %s', (description, topic) => {
    expect(topicOf(description)).toBe(topic);
  });

  it('each topic is said once, the most pressing first, in both languages', () => {
    const topics = topicsOf([
      { description: 'configuration.merchant.mcc', due: 'later' },
      { description: 'person.verification.document', due: 'now' },
      { description: 'defaults.profile.business_url', due: 'late' },
    ]);
    expect(topics).toEqual([
      { topic: 'activity', due: 'late' },
      { topic: 'document', due: 'now' },
    ]);
    for (const words of Object.values(CONNECT_WORDS)) {
      for (const { topic, due } of topics)
        expect(`${words.topics[topic]} ${words.due[due]}`).not.toMatch(/_|undefined/);
    }
  });
});
