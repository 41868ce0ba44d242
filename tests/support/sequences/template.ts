import { openStore } from '#server/adapters/store/open.ts';
import { importCatalogue } from '#server/domain/catalogue/import.ts';
import type { Deps } from '#server/domain/deps.ts';
import { AssociationId, VillageSlug } from '#shared/ids.ts';
import { smallProject } from '../projects.ts';
import { live } from './life.ts';

export const VILLAGE = VillageSlug.parse('test-village');

/** A database as it is on the first day: one association, its small project, one village. */
export async function furnish(file: string, bare: Omit<Deps, 'store' | 'audience' | 'log' | 'lands'>): Promise<void> {
  const store = await openStore(`file:${file}`);
  const imported = await importCatalogue(live(bare, store, (inner) => inner).deps, {
    association: { name: 'Test', email: 'test@example.org', demonstration: true },
    associationId: AssociationId.parse('asso_test00000000000000'),
    village: { slug: VILLAGE, name: 'Test village' },
    project: smallProject(),
  });
  if (!imported.ok) throw new Error(`not imported: ${JSON.stringify(imported.error)}`);
  await store.close();
}
