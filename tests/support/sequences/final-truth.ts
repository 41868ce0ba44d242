import type { ChargeRecord, DisputeRecord, SessionRecord } from '#server/simulator/records.ts';
import type { House } from './house.ts';
import { must } from './invariants.ts';
import type { Scene } from './scene.ts';

interface AttemptSeen {
  readonly id: string;
  readonly donation: string;
  readonly state: string;
  readonly session: string | null;
  readonly refunded: number;
  readonly dispute: string;
  readonly lost: number;
}

/** When all is quiet, our house says what Stripe's books say: nothing lost, nothing doubled, nothing left open. */
export function agreesWithStripe(house: House, scene: Scene): void {
  const attempts = house.rows<AttemptSeen>(
    'select id, donation, state, session_id as session, refunded_cents as refunded, dispute, lost_cents as lost from attempt',
  );
  const bySession = new Map(attempts.map((attempt) => [attempt.session, attempt]));
  for (const session of scene.stripe.world.books.sessions.all()) {
    sessionAgrees(
      scene,
      session,
      bySession.get(session.id) ?? attempts.find(({ id }) => id === session.clientReferenceId),
    );
  }
  const unfinished = attempts.filter(({ state }) => ['creating', 'open', 'pending'].includes(state));
  must(unfinished.length === 0, 'every attempt comes to an end', unfinished);
  giftsAgree(house);
  balanceAgrees(house, scene);
  nothingIsLeft(house);
}

function sessionAgrees(scene: Scene, session: SessionRecord, attempt: AttemptSeen | undefined): void {
  must(attempt !== undefined, 'every session is of an attempt', session.id);
  const isPaid = session.paymentStatus === 'paid';
  const isGranted = attempt.state === 'paid' || attempt.state === 'settled';
  if (scene.tampered.has(session.id)) {
    must(!isGranted, '[M4] a session that says something else grants nothing', attempt);
    return;
  }
  must(isPaid === isGranted, '[G6] paid at Stripe and granted here are one', { attempt, status: session.status });
  if (!isPaid) return;
  const charge = chargeOf(scene, session);
  must(charge !== undefined, 'what was paid has a charge');
  const { refunds } = scene.stripe.world.books;
  const given = [...refunds.all()].filter((refund) => refund.charge === charge.id && refund.status !== 'failed');
  const takenBack = charge.failureBalanceTransaction === null ? 0 : charge.amountCents;
  const refundedCents = given.reduce((sum, refund) => sum + refund.amountCents, takenBack);
  must(attempt.refunded === refundedCents, '[G8] refunds are those of Stripe', { attempt, refundedCents });
  disputesAgree(scene, charge, attempt);
  must(charge.balanceTransaction === null || attempt.state === 'settled', 'what Stripe settled is settled', attempt);
}

/** What banks took for good is what they withdrew for the disputes that were lost, however many: never more than was paid. */
function disputesAgree({ stripe }: Scene, charge: ChargeRecord, attempt: AttemptSeen): void {
  const { balance, disputes } = stripe.world.books;
  const all = [...disputes.all()].filter((one) => one.charge === charge.id);
  const words = all.map(({ status }) => wordFor(status));
  const word = ['open', 'inquiry', 'lost', 'won', 'prevented'].find((one) => words.includes(one)) ?? 'none';
  must(attempt.dispute === word, '[G8] the dispute is that of Stripe', { attempt, all });
  const movements = all.filter(({ status }) => status === 'lost').flatMap((one) => one.balanceTransactions);
  const lostCents = movements.reduce((sum, id) => sum - (balance.get(id)?.amountCents ?? 0), 0);
  must(attempt.lost === Math.min(charge.amountCents, lostCents), '[G8] lost is what banks kept', {
    attempt,
    lostCents,
  });
}

const chargeOf = ({ stripe }: Scene, { paymentIntent }: SessionRecord): ChargeRecord | undefined =>
  stripe.world.books.charges.get(stripe.world.books.intents.get(paymentIntent ?? '')?.latestCharge ?? '');

function wordFor(status: DisputeRecord['status']): string {
  switch (status) {
    case 'warning_needs_response':
      return 'inquiry';
    case 'needs_response':
      return 'open';
    case 'warning_closed':
      return 'won';
    default:
      return status;
  }
}

/** [G6, G8] Where all the money is here every gift stands once, where none is none does; in between verify-ledger judges. */
function giftsAgree({ rows }: House): void {
  const wrong = rows(`
    select l.donation, l.line, count(p.id) as standing, (
      select max(case when a.refunded_cents + a.lost_cents >= a.amount_cents then 0 when a.refunded_cents = 0 then 2 else 1 end)
      from attempt a where a.donation = l.donation and a.state in ('paid', 'settled')) as money
    from donation_line l left join placement p on p.donation = l.donation and p.line = l.line and p.removed_at is null
    where l.kind = 'gift' group by l.donation, l.line
    having (coalesce(money, 0) = 0 and standing > 0) or (money = 2 and standing <> 1) or standing > 1`);
  must(wrong.length === 0, '[G6] paid gifts stand once, others do not', wrong);
}

/** [M5] The ledger's Stripe-balance is Stripe's balance; a payment that is not what was asked waits for a person first. */
function balanceAgrees({ rows }: House, { stripe, tampered }: Scene): void {
  const { balance, sessions } = stripe.world.books;
  if ([...tampered].some((id) => sessions.get(id)?.status === 'complete')) return;
  const stripes = [...balance.all()].reduce((sum, { amountCents, feeCents }) => sum + amountCents - feeCents, 0);
  const [ours] = rows<{ cents: number }>(
    "select coalesce(sum(amount_cents), 0) as cents from ledger_entry where ledger_account = 'stripeBalance'",
  );
  must(ours?.cents === stripes, '[M5] the ledger is the balance at Stripe', { ours, stripes });
}

function nothingIsLeft({ rows }: House): void {
  const orders = rows("select * from refund_order where state = 'ordered'");
  must(orders.length === 0, '[G8] every order to give back comes to an end', orders);
  const waiting = rows("select id, type from stripe_event where state = 'waiting'");
  must(waiting.length === 0, 'every hint is heeded', waiting);
  const due = rows('select id, topic from outbox where done = 0');
  must(due.length === 0, 'the outbox is empty', due);
  const held = rows('select x, y from plot_use where placement is null');
  must(held.length === 0, '[G7] plots come free', held);
}
