import { expect, it } from 'vitest';
import { purgeList } from '#server/adapters/http/purges.ts';
import { openPictures } from '#server/adapters/pictures/pictures.ts';

it('[P1] pictures that are kept ready are thrown away together: what was erased is not drawn from them again', async () => {
  const pictures = openPictures({ atlasPng: '/no/atlas.png', atlasJson: '/no/atlas.json' });
  let asked = 0;
  // Never done: what is kept is the promise of the drawing, from the first moment on.
  const content = () => {
    asked += 1;
    return new Promise<never>(() => {});
  };
  const order = { village: 'our-office', seq: 1, revision: 0, format: 'share', caption: null, content } as const;
  const draw = () => pictures.draw(order);
  void draw();
  void draw();
  expect(asked).toBe(1);
  const purges = purgeList();
  purges.add(pictures.forget);
  purges.all();
  void draw();
  expect(asked).toBe(2);
  await pictures.close();
});
