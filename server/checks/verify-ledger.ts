import type { AccountBalance, Checks, ProjectCount, VillageCount } from '#server/domain/ports/checks.ts';
import { type Broken, broken } from './broken.ts';
import { type AccountsShown, chainFaults } from './verify-chain.ts';
import { receiptFaults } from './verify-receipts.ts';

/** Asks every invariant of money and village; an empty list means that all hold. */
export async function verifyLedger(shown: AccountsShown & { readonly checks: Checks }): Promise<readonly Broken[]> {
  const { checks } = shown;
  return [
    ...(await moneyFaults(checks)),
    ...(await chainFaults(shown)),
    ...(await stripeFaults(checks)),
    ...(await receiptFaults(checks)),
    ...(await placementFaults(checks)),
    ...(await checks.miscountedGifts()).flatMap(({ project, gift, kept, counted }) =>
      differing('given gifts are counted', `${project} ${gift}`, [kept, counted]),
    ),
    ...(await checks.totals()).flatMap(projectFaults),
    ...(await checks.villages()).flatMap(villageFaults),
  ];
}

async function moneyFaults(checks: Checks): Promise<Broken[]> {
  const unbalanced = await checks.unbalancedPostings();
  const unposted = await checks.unpostedAttempts();
  const refunds = await checks.miscountedRefunds();
  const losses = await checks.miscountedLosses();
  return [
    ...unbalanced.map(({ account, source, outByCents }) =>
      broken('postings sum to zero', `${account}/${source}`, `out by ${outByCents} cents`),
    ),
    ...unposted.map(({ attempt }) => broken('paid attempts are in the ledger', attempt, 'not posted with its amount')),
    ...refunds.map(({ attempt, keptCents, countedCents }) =>
      broken('refunds are counted', attempt, `kept ${keptCents}, refunds sum to ${countedCents} cents`),
    ),
    ...losses.map(({ attempt, keptCents, countedCents }) =>
      broken('lost money is counted', attempt, `kept ${keptCents}, its disputes took ${countedCents} cents`),
    ),
    ...(await checks.mislaidRefundOrders()).map(({ order }) =>
      broken('refund orders are what Stripe refunded', order, 'its state and its refund do not agree'),
    ),
    ...(await checks.mislaidRefundLines()).map(({ order, line }) =>
      broken('given-back gifts are those ordered', `${order} line ${line}`, 'its state and its order do not agree'),
    ),
    ...(await checks.mislaidOfflineGifts()).map(({ donation }) =>
      broken('gifts by hand are as entered', donation, 'its entry, its reversal and its postings do not agree'),
    ),
    ...(await checks.balances()).flatMap(balanceFaults),
  ];
}

/** The ledger beside Stripe's own movements, as far as they were compared: to the cent, and movement by movement. */
async function stripeFaults(checks: Checks): Promise<Broken[]> {
  const misbooked = await checks.misbookedTransactions();
  return [
    ...misbooked.map(({ account, id, netCents, bookedCents }) =>
      broken('stripe’s movements are booked', `${account}/${id}`, `moved ${netCents}, booked ${bookedCents} cents`),
    ),
    ...(await checks.stripeBalances()).flatMap(({ account, currency, ledgerCents, newerCents, netCents }) =>
      differing('Stripe-balance is the sum of net', `account '${account}' in ${currency}`, [
        ledgerCents - newerCents,
        netCents,
      ]),
    ),
  ];
}

async function placementFaults(checks: Checks): Promise<Broken[]> {
  const unplaced = await checks.unplacedLines();
  const unpaid = await checks.unpaidPlacements();
  const misled = await checks.misledFriendLines();
  const vanished = await checks.vanishedPlacements();
  const misnamed = await checks.misnamedPlacements();
  const misfit = await checks.misfitPlacements();
  const plots = await checks.strayPlots();
  const holds = await checks.strayHolds();
  const at = (village: string, { x, y }: { x: number; y: number }) => `${village} (${x}, ${y})`;
  return [
    ...unplaced.map(({ donation, line }) => broken('paid gifts stand', `${donation} line ${line}`, 'has no placement')),
    ...unpaid.map(({ placement }) => broken('what stands is paid', placement, 'stands, but its money is not there')),
    ...misled.map(({ donation, line }) =>
      broken(
        'gifts for friends wait while they are paid',
        `${donation} line ${line}`,
        'waits otherwise than its money says',
      ),
    ),
    ...vanished.map(({ placement }) => broken('paid gifts stand', placement, 'was removed, but no money went back')),
    ...misnamed.map(({ placement }) =>
      broken('what stands bears the names of who paid', placement, 'is named or unnamed otherwise than its money says'),
    ),
    ...misfit.map(({ placement, plots: has, area }) =>
      broken('placements have their plots', placement, `has ${has} of ${area} plots`),
    ),
    ...plots.map(({ village, plot }) => broken('taken plots are built on', at(village, plot), 'nothing stands there')),
    ...holds.map(({ village, plot, donation }) =>
      broken('held plots can be paid', at(village, plot), `held by ${donation}, which has no open attempt`),
    ),
  ];
}

function balanceFaults(balance: AccountBalance): Broken[] {
  const subject = `account '${balance.account}' in ${balance.currency}`;
  return [
    ...differing('uncleared money is what was paid and not settled', subject, [
      balance.unclearedCents,
      balance.unsettledCents,
    ]),
    ...differing('donations in the ledger are what was paid', subject, [balance.donatedCents, balance.paidCents]),
  ];
}

const projectFaults = (count: ProjectCount): Broken[] => [
  ...differing('raised is what the gift lines say', count.project, [count.keptCents, count.countedCents]),
  ...differing('gifts are counted', count.project, [count.keptGifts, count.countedGifts]),
];

const villageFaults = (count: VillageCount): Broken[] => [
  ...differing('the newest event has the seq', count.village, [count.seq, count.lastSeq]),
  ...differing('events have no gaps', count.village, [count.seq, count.events]),
  ...differing('taken plots are counted', count.village, [count.takenPlots, count.countedPlots]),
];

const differing = (invariant: string, subject: string, [kept, counted]: readonly [number, number]): Broken[] =>
  kept === counted ? [] : [broken(invariant, subject, `kept ${kept}, counted ${counted}`)];
