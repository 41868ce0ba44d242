/** What Stripe wants to know, sorted into what a treasurer would call it. */
export type RequirementTopic =
  | 'name'
  | 'registration'
  | 'address'
  | 'contact'
  | 'activity'
  | 'people'
  | 'document'
  | 'bank'
  | 'terms'
  | 'statement'
  | 'question'
  | 'other';

/**
 * Words in Stripe's names of requirements (Accounts v2, `requirements.entries[].description`) that tell the topic; the first that
 * fits counts. The names are an open list: what none of these knows is `other`, and Stripe's page asks it all the same.
 */
const TOPICS: readonly (readonly [RegExp, RequirementTopic])[] = [
  [/document|proof_of|verification\b/, 'document'],
  [/payout_methods|external_account|bank_account/, 'bank'],
  [/terms_of_service|tos_acceptance/, 'terms'],
  [/statement_descriptor/, 'statement'],
  [/inquiry|interv_/, 'question'],
  [/^(person|identity\.individual|persons?_)|representative|owners|directors|executives|relationship/, 'people'],
  [/id_numbers|tax_id|registration/, 'registration'],
  [/business_details\.address|registered_address/, 'address'],
  [/phone|email|support/, 'contact'],
  [/mcc|business_url|product_description|annual_revenue|worker_count|website/, 'activity'],
  [/registered_name|doing_business_as|display_name|entity_type|structure|country/, 'name'],
];

/** @param description Stripe's own name of the requirement */
export const topicOf = (description: string): RequirementTopic =>
  TOPICS.find(([words]) => words.test(description))?.[1] ?? 'other';

/** When something is missed: `late` already stops something, `now` will soon, `later` does not yet. */
type Due = 'late' | 'now' | 'later';
const URGENCY: readonly Due[] = ['late', 'now', 'later'];

/** Each topic once, with its most pressing day; the most pressing first. */
export function topicsOf(
  requirements: readonly { readonly description: string; readonly due: Due }[],
): readonly { readonly topic: RequirementTopic; readonly due: Due }[] {
  const sorted = [...requirements].sort((a, b) => URGENCY.indexOf(a.due) - URGENCY.indexOf(b.due));
  const topics = new Map<RequirementTopic, Due>();
  for (const { description, due } of sorted) {
    const topic = topicOf(description);
    if (!topics.has(topic)) topics.set(topic, due);
  }
  return [...topics].map(([topic, due]) => ({ topic, due }));
}
