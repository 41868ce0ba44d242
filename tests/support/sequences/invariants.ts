import type { House } from './house.ts';
import type { Scene } from './scene.ts';

/** A rule that was broken; the message says which. */
export function must(condition: boolean, rule: string, detail: unknown = ''): asserts condition {
  if (!condition) throw new Error(`${rule} ${JSON.stringify(detail)}`);
}

/** What must hold after every step, whatever happened. Cheap: rows are counted, not read one by one. */
export function holds(house: House, scene: Scene): void {
  const bugs = house.lives.flatMap((life) => life.bugs);
  must(bugs.length === 0, 'nothing throws that should return', bugs);
  neverBeforePaid(house, scene);
  grantedWhenThanked(house, scene);
  booksAreStripes(house, scene);
  totalsFollow(house);
  villageIsTold(house, scene);
}

/** [G6] Never before Stripe says paid. */
function neverBeforePaid({ rows }: House, { stripe, tampered }: Scene): void {
  const granted = rows<{ id: string; session: string }>(
    "select id, session_id as session from attempt where state in ('paid', 'settled') and account <> 'offline'",
  );
  for (const { id, session } of granted) {
    must(stripe.world.books.sessions.get(session)?.paymentStatus === 'paid', '[G6] granted before it was paid', id);
    must(!tampered.has(session), '[M4] granted though Stripe says something else', id);
  }
  const unpaid = rows(`select p.id from placement p where p.removed_at is null and not exists (select 1 from attempt a
       where a.donation = p.donation and a.state in ('paid', 'settled') and a.refunded_cents + a.lost_cents < a.amount_cents)`);
  must(unpaid.length === 0, '[G8] stands without its money', unpaid);
}

/** [M3] Whoever was thanked for a payment will not send it again: by then it must be granted, or be with a person. */
function grantedWhenThanked({ rows }: House, { acknowledged }: Scene): void {
  if (acknowledged.size === 0) return;
  const decided = rows<{ id: string }>("select id from attempt where state in ('paid', 'settled', 'quarantined')");
  const known = new Set(decided.map(({ id }) => id));
  for (const id of acknowledged) must(known.has(id), '[M3] an event was acknowledged and its gift not granted', id);
}

/** [M5] Every movement of Stripe's balance is in the ledger as it is there, at most once; all of it sums to zero. */
function booksAreStripes({ rows }: House, { stripe }: Scene): void {
  const unbalanced = rows('select source from ledger_entry group by account, source having sum(amount_cents) <> 0');
  must(unbalanced.length === 0, '[M5] a transaction does not sum to zero', unbalanced);
  const booked = rows<{ source: string; cents: number }>(
    "select source, amount_cents as cents from ledger_entry where ledger_account = 'stripeBalance'",
  );
  for (const { source, cents } of booked) {
    const movement = stripe.world.books.balance.get(source);
    const net = movement && movement.amountCents - movement.feeCents;
    must(net === cents, '[M5] the ledger moves what Stripe did not', { source, cents, net });
  }
}

/** Totals are those of the money that is there. */
function totalsFollow({ rows }: House): void {
  const [totals] = rows<{
    raised: number;
    counted: number;
    gifts: number;
    standing: number;
  }>(`select raised_cents as raised, gifts, (select count(*) from placement where removed_at is null) as standing, (
         select coalesce(sum(max(0, gifts - back)), 0) from (
           select a.refunded_cents + a.lost_cents as back, sum(l.amount_cents) as gifts from attempt a
           join donation_line l on l.donation = a.donation and l.kind = 'gift'
           where a.state in ('paid', 'settled') group by a.id)) as counted from project_totals`);
  must(totals?.raised === totals?.counted && totals?.gifts === totals?.standing, 'totals follow the money', totals);
}

/** [L1, L2, V6] Events have no gaps and replay to what stands; whoever listens is told only what is stored, each once, in order. */
function villageIsTold({ rows, lives }: House, scene: Scene): void {
  const stored = rows<{ seq: number; body: string }>('select seq, body from village_event order by seq');
  const [village] = rows<{ seq: number }>('select seq from village');
  must(village?.seq === stored.length && stored.every(({ seq }, i) => seq === i + 1), '[L1] seq has a gap', village);
  const told = lives.flatMap((life) => life.told);
  for (let n = scene.compared; n < told.length; n++) {
    const { seq, ...fact } = told[n] ?? { seq: 0 };
    must(seq > (told[n - 1]?.seq ?? 0), '[V6] told twice or out of order', told[n]);
    must(isSame(stored[seq - 1]?.body, fact), '[L2] told what is not stored', told[n]);
  }
  scene.compared = told.length;
  const standing = new Set<unknown>();
  for (const { body } of stored) {
    const { type, placement } = JSON.parse(body);
    if (type === 'giftPlaced') {
      must(!standing.has(placement), '[G6] placed twice', body);
      standing.add(placement);
    } else if (type === 'giftRemoved') {
      must(standing.delete(placement), 'removed what does not stand', body);
    }
  }
  const there = rows<{ id: string }>('select id from placement where removed_at is null');
  must(
    there.length === standing.size && there.every(({ id }) => standing.has(id)),
    'events replay to what stands',
    there,
  );
}

const isSame = (body: string | undefined, fact: object): boolean =>
  body !== undefined && sorted(JSON.parse(body)) === sorted(fact);

const sorted = (fact: object): string => JSON.stringify(Object.entries(fact).sort(([a], [b]) => (a < b ? -1 : 1)));
