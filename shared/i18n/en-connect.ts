/** English: what an association reads while it connects its Stripe account, and what the host reads beside it. */
export const connect = {
  title: (association: string) => `${association}: the account for gifts`,
  lead: 'Gifts go straight to the association’s own account at Stripe. This site never holds the money and takes no share of it.',
  states: {
    none: 'No account is connected yet.',
    onboarding: 'The account is not ready: Stripe still needs something from the association.',
    review: 'The association has told everything; Stripe is checking it. This may take a few days.',
    active: 'The account is ready: gifts can be taken.',
    restricted: 'Stripe has stopped payments on this account. No gift can be taken until it is put right.',
    disconnected: 'The account is no longer connected. No gift can be taken; what was given stays where it is.',
  },
  stillNeeded: 'What Stripe needs',
  beingChecked: 'What Stripe is checking',
  due: {
    late: 'payments are stopped until it is there',
    now: 'needed now',
    later: 'needed later',
  },
  topics: {
    name: 'the association’s legal name and form',
    registration: 'its registration number (SIREN or RNA)',
    address: 'its registered address',
    contact: 'how to reach it: e-mail, telephone',
    activity: 'what it does, and its website',
    people: 'who represents it: name, date of birth, address',
    document: 'a document that proves it: statutes, identity card, proof of address',
    bank: 'the bank account (IBAN) that receives the gifts',
    terms: 'that Stripe’s terms are accepted',
    statement: 'the name that donors will see on their bank statement',
    question: 'an answer to a question that Stripe has asked',
    other: 'something else that its page will explain',
  },
  proceed: 'Continue at Stripe',
  proceedHint: 'You leave this site for Stripe’s, and come back here at the end. You can stop and continue later.',
  severalWarning:
    'This host now collects for several associations. In France a website that links donors to several other associations may have to be registered (Code monétaire et financier, article L548-1; ORIAS) and may not hold the money. Ask somebody who knows the law before real gifts are taken; docs/several-associations.md says more.',
} as const;
