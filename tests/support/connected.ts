import { connect } from '#server/domain/associations/connect.ts';
import { syncAccount } from '#server/domain/associations/sync-account.ts';
import { importCatalogue } from '#server/domain/catalogue/import.ts';
import { openCheckout } from '#server/domain/donations/open-checkout.ts';
import { AssociationId, type DonationId, ProjectSlug, VillageSlug } from '#shared/ids.ts';
import type { CheckoutBody } from '#shared/protocol/http.ts';
import { basket, player } from './giving.ts';
import { smallProject } from './projects.ts';
import type { Stage } from './stage.ts';

/** An association with a project and a village of its own, beside others on the same host. */
export interface Neighbour {
  readonly id: AssociationId;
  readonly village: VillageSlug;
  readonly project: ProjectSlug;
}

/** A real one (not invented), unless told otherwise; it has no account yet. */
export async function settle(stage: Stage, name: string, demonstration = false): Promise<Neighbour> {
  const id = AssociationId.parse(`asso_${name.padEnd(20, '0')}`);
  const village = VillageSlug.parse(`village-${name}`);
  const project = ProjectSlug.parse(`project-${name}`);
  const imported = await importCatalogue(stage.deps, {
    association: { name, email: `${name}@example.org`, demonstration },
    associationId: id,
    village: { slug: village, name },
    project: smallProject({ slug: project, demonstration }),
  });
  if (!imported.ok) throw new Error(`not imported: ${imported.error.kind}`);
  return { id, village, project };
}

/** Makes its account, without telling Stripe anything yet. */
export async function newAccount(stage: Stage, { id }: Neighbour): Promise<string> {
  const connected = await connect(stage.deps, id);
  if (!connected.ok) throw new Error(`not connected: ${connected.error.kind}`);
  return connected.value.account;
}

/** The same with everything told: it can take gifts. */
export async function readyAccount(stage: Stage, neighbour: Neighbour): Promise<string> {
  const account = await newAccount(stage, neighbour);
  await stage.control(`accounts/${account}/complete`);
  await stage.quiet();
  return account;
}

export const open = (stage: Stage, { village }: Neighbour, by = 1, body: CheckoutBody = basket()) =>
  openCheckout(stage.deps, { village, player: player(by), body });

export async function openFor(stage: Stage, neighbour: Neighbour, by = 1): Promise<DonationId> {
  const opened = await open(stage, neighbour, by);
  if (!opened.ok) throw new Error(`refused: ${opened.error.kind}`);
  return opened.value.donation;
}

export const refusalFor = async (stage: Stage, neighbour: Neighbour): Promise<string | null> => {
  const opened = await open(stage, neighbour, 9);
  return opened.ok ? null : opened.error.kind;
};

export const stateOf = async (stage: Stage, account: string) => (await stage.store.read.stripeAccount(account))?.state;

/** What a lost event is healed by. */
export const look = (stage: Stage, account: string) => syncAccount(stage.deps, account);
