import { rna, siren } from '#shared/associations/registers.ts';
import type { LoweredTax } from '#shared/catalogue/tax.ts';
import type { AssociationId } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { commit, type Deps } from '../deps.ts';
import type { ProjectRow } from '../ports/rows.ts';
import type { TaxBodyRow, TaxReceiptReads } from '../ports/taxReceipts.ts';
import type { Steward } from '../stewards/associations.ts';

/** What an association says of itself for its receipts. */
export type TaxBodyFields = Omit<
  TaxBodyRow,
  'association' | 'issues' | 'declaration' | 'declaredBy' | 'declaredAt' | 'updatedAt'
>;

/** What is missing before receipts may be issued, by the field's name. */
export type BodyFault =
  | 'name'
  | 'address'
  | 'object'
  | 'register'
  | 'articles'
  | 'signerName'
  | 'signerCapacity'
  | 'bodyDetail';

/** [facts of French law] Every mention of the law has to be there before the first receipt. */
export function bodyFaults(body: TaxBodyFields): readonly BodyFault[] {
  const isEmpty = (text: string) => text.trim() === '';
  const faults: (BodyFault | false)[] = [
    isEmpty(body.name) && 'name',
    // A street and a town: one line is no full address.
    body.address.split('\n').filter((line) => !isEmpty(line)).length < 2 && 'address',
    isEmpty(body.object) && 'object',
    !isRegistered(body) && 'register',
    body.articles.length === 0 && 'articles',
    isEmpty(body.signerName) && 'signerName',
    isEmpty(body.signerCapacity) && 'signerCapacity',
    // The model asks for the decree's date of what is recognised by one.
    body.bodyKind.startsWith('publicUtility') && isEmpty(body.bodyDetail) && 'bodyDetail',
  ];
  return faults.filter((fault) => fault !== false);
}

const isRegistered = ({ register, registerNumber }: TaxBodyFields): boolean =>
  register === 'siren' ? siren(registerNumber).ok : register === 'rna' && rna(registerNumber).ok;

/**
 * What a receipt for gifts to a project lowers. Null where none is issued here: its catalogue has to say that they open a reduction,
 * and its association to have declared itself.
 */
export async function receiptLowers(
  read: Pick<TaxReceiptReads, 'taxBody'>,
  { taxReduction, association }: Pick<ProjectRow, 'taxReduction' | 'association'>,
): Promise<LoweredTax | null> {
  const body = taxReduction === 'none' ? null : await read.taxBody(association);
  if (!body?.issues) return null;
  return body.articles.includes('200') ? 'incomeTax' : 'wealthTax';
}

/** Whether gifts to a project are receipted here. */
export const isReceipted = async (
  read: Pick<TaxReceiptReads, 'taxBody'>,
  project: Pick<ProjectRow, 'taxReduction' | 'association'>,
): Promise<boolean> => (await receiptLowers(read, project)) !== null;

export type BodyRefusal = { readonly kind: 'incomplete'; readonly faults: readonly BodyFault[] };

/** Keeps what was typed; where receipts are issued already, nothing that the law asks for may go. */
export async function saveTaxBody(
  deps: Deps,
  by: Steward,
  association: AssociationId,
  fields: TaxBodyFields,
): Promise<Result<null, BodyRefusal>> {
  const now = deps.surroundings.now();
  return commit<null, BodyRefusal>(deps, async (tx) => {
    await tx.lockAssociation(association);
    const known = await tx.taxBody(association);
    const faults = known?.issues ? bodyFaults(fields) : [];
    if (faults.length > 0) return err({ kind: 'incomplete', faults });
    const said = known ?? { issues: false, declaration: null, declaredBy: null, declaredAt: null };
    const { issues, declaration, declaredBy, declaredAt } = said;
    await tx.saveTaxBody({ ...fields, association, issues, declaration, declaredBy, declaredAt, updatedAt: now });
    await tx.audit({ at: now, actor: by.id, action: 'save-tax-body', subject: association });
    return ok(null);
  });
}

/** An owner or a treasurer declares that the association may issue receipts: the words, by whom and when are kept. */
export async function declareTaxBody(
  deps: Deps,
  by: Steward,
  association: AssociationId,
  declaration: string,
): Promise<Result<null, BodyRefusal>> {
  const now = deps.surroundings.now();
  return commit<null, BodyRefusal>(deps, async (tx) => {
    await tx.lockAssociation(association);
    const body = await tx.taxBody(association);
    const faults = body === null ? (['name'] as const) : bodyFaults(body);
    if (body === null || faults.length > 0) return err({ kind: 'incomplete', faults });
    await tx.saveTaxBody({ ...body, issues: true, declaration, declaredBy: by.id, declaredAt: now, updatedAt: now });
    await tx.audit({ at: now, actor: by.id, action: 'declare-tax-receipts', subject: association });
    return ok(null);
  });
}

/** No further receipts; those that were issued stay what they are. */
export async function stopTaxReceipts(deps: Deps, by: Steward, association: AssociationId): Promise<void> {
  const now = deps.surroundings.now();
  await commit(deps, async (tx) => {
    await tx.lockAssociation(association);
    const body = await tx.taxBody(association);
    if (body === null) return ok(null);
    await tx.saveTaxBody({ ...body, issues: false, updatedAt: now });
    await tx.audit({ at: now, actor: by.id, action: 'stop-tax-receipts', subject: association });
    return ok(null);
  });
}
