import { expect, it } from 'vitest';
import { openStore } from '#server/adapters/store/open.ts';
import type { PhotoRow } from '#server/domain/ports/photos.ts';
import type { Photo } from '#shared/catalogue/catalogue.ts';
import { PhotoId } from '#shared/ids.ts';
import { onBothEngines } from '../../support/engines.ts';
import { smallProject } from '../../support/projects.ts';
import { ASSOCIATION, NOW, PROJECT, seedVillage, write } from '../../support/store.ts';

const id = (n: number) => PhotoId.parse(`pho_${String(n).padStart(16, '0')}`);
const faceOf = (n: number): Photo => ({ id: id(n), alt: { fr: 'Un puits', en: 'A well' }, width: 640, height: 480 });
const rowOf = (n: number): PhotoRow => ({
  ...faceOf(n),
  association: ASSOCIATION,
  project: PROJECT,
  webp: 'UklGRg==',
  createdAt: NOW,
});

onBothEngines('photos of projects', (engine) => {
  it('[P3] one is public when its project shows it; what is neither shown nor drafted is forgotten', async () => {
    const store = await openStore(await engine.address());
    await seedVillage(store);
    await write(store, async (tx) => {
      for (const n of [1, 2, 3]) await tx.addPhoto(rowOf(n));
      await tx.saveProject({ ...smallProject(), photo: faceOf(1), association: ASSOCIATION });
    });
    expect((await store.read.project(PROJECT))?.photo).toEqual(faceOf(1));
    expect(await store.read.publicPhoto(id(1))).toEqual(rowOf(1));
    expect(await store.read.photo(id(2))).toEqual(rowOf(2));
    expect(await store.read.publicPhoto(id(2)), 'only drafted').toBeNull();
    await write(store, (tx) => tx.forgetPhotos(PROJECT, id(2)));
    const left = await Promise.all([1, 2, 3].map((n) => store.read.photo(id(n))));
    expect(left.map((row) => row?.id)).toEqual([id(1), id(2), undefined]);
    await write(store, async (tx) => {
      await tx.saveProject({ ...smallProject(), association: ASSOCIATION });
      await tx.forgetPhotos(PROJECT, null);
      expect(await tx.photo(id(1))).toBeNull();
    });
    expect(await store.read.photo(id(2))).toBeNull();
    await store.close();
  });

  it('[P3] one steward publishes a photo while another puts a new one in its place: what is public is always there', async () => {
    const address = await engine.address();
    const [store, other] = [await openStore(address), await openStore(address)];
    await seedVillage(store);
    await write(store, (tx) => tx.addPhoto(rowOf(0)));
    for (let n = 0; n < 8; n++) {
      const publishing = write(other, async (tx) => {
        await tx.lockAssociation(ASSOCIATION);
        const photo = await tx.photo(id(n));
        if (photo) await tx.saveProject({ ...smallProject(), photo, association: ASSOCIATION });
      });
      const replacing = write(store, async (tx) => {
        await tx.lockAssociation(ASSOCIATION);
        await tx.addPhoto(rowOf(n + 1));
        await tx.forgetPhotos(PROJECT, id(n + 1));
      });
      await Promise.all([publishing, replacing]);
      const shown = (await store.read.project(PROJECT))?.photo;
      if (shown) expect(await store.read.publicPhoto(shown.id)).toEqual({ ...rowOf(n), ...shown });
      expect((await store.read.photo(id(n + 1)))?.id).toBe(id(n + 1));
    }
    await other.close();
    await store.close();
  });
});
