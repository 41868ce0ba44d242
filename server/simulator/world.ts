import type { Clock } from './clock.ts';
import type {
  AccountRecord,
  AnswerRecord,
  BalanceRecord,
  ChargeRecord,
  DisputeRecord,
  EventRecord,
  IntentRecord,
  JobRecord,
  LinkRecord,
  PayoutRecord,
  RefundRecord,
  SessionRecord,
} from './records.ts';
import type { Settings } from './settings.ts';
import { createTable, type OnChange, type Table } from './table.ts';

export type Books = {
  readonly accounts: Table<AccountRecord>;
  readonly links: Table<LinkRecord>;
  readonly sessions: Table<SessionRecord>;
  readonly intents: Table<IntentRecord>;
  readonly charges: Table<ChargeRecord>;
  readonly refunds: Table<RefundRecord>;
  readonly disputes: Table<DisputeRecord>;
  readonly balance: Table<BalanceRecord>;
  readonly payouts: Table<PayoutRecord>;
  readonly events: Table<EventRecord>;
  readonly jobs: Table<JobRecord>;
  readonly answers: Table<AnswerRecord>;
};

export const createBooks = (onChange: OnChange): Books => ({
  accounts: createTable('accounts', onChange),
  links: createTable('links', onChange),
  sessions: createTable('sessions', onChange),
  intents: createTable('intents', onChange),
  charges: createTable('charges', onChange),
  refunds: createTable('refunds', onChange),
  disputes: createTable('disputes', onChange),
  balance: createTable('balance', onChange),
  payouts: createTable('payouts', onChange),
  events: createTable('events', onChange),
  jobs: createTable('jobs', onChange),
  answers: createTable('answers', onChange),
});

/** Everything an operation may touch. */
export type World = {
  readonly books: Books;
  readonly clock: Clock;
  readonly settings: Settings;
  /** Where the payer's browser finds the pay page, without a trailing slash. */
  readonly publicUrl: () => string;
  /** Hands a new event to the webhooks. */
  readonly announce: (event: EventRecord) => void;
  /** How many endpoints will be told of such an event. */
  readonly listeners: (type: string, account: string) => number;
  readonly later: (job: Omit<JobRecord, 'id'>) => void;
};

/** On whose behalf something happens, and which call caused it (Stripe writes it in the event). */
export type Scope = {
  readonly world: World;
  readonly account: string;
  readonly cause: { readonly requestId: string; readonly idempotencyKey: string | null } | null;
};
