import { afterEach, beforeEach, expect, it } from 'vitest';
import { drainOutbox } from '#server/domain/outbox/drain.ts';
import { basket, given, player } from '../../support/giving.ts';
import { sendingTo } from '../../support/letters.ts';
import { startMailServer } from '../../support/mailServer.ts';
import { pass } from '../../support/newsLetters.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { posted, seedSteward } from '../../support/writing.ts';

const READERS = 12;
const HOUR_MS = 3_600_000;
const ROUNDS_A_DAY = 24;

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
  await seedSteward(stage.deps);
});
afterEach(() => stage.close());

it('[B1] a mail server that is away for a day, and does not want to for another: every letter arrives after, once', async () => {
  const gone = await startMailServer();
  await gone.close();
  const post = sendingTo(gone.url);
  const deps = { ...stage.deps, post };
  for (let n = 1; n <= READERS; n++) {
    await given(stage, basket({ newsEmail: `reader-${n}@example.org`, language: 'en' }), player(n));
  }
  const day = async () => {
    for (let round = 0; round < ROUNDS_A_DAY; round++) {
      pass(stage, HOUR_MS);
      await drainOutbox(deps);
    }
  };
  await posted(stage.deps, 'Le matin');
  await day();
  await posted(stage.deps, 'Le soir');
  const mail = await startMailServer(() => {}, Number(new URL(gone.url).port));
  mail.refuse({ at: 'letter', code: 451 });
  await day();
  await posted(stage.deps, 'Le lendemain');
  expect(mail.letters).toEqual([]);
  mail.refuse(null);
  await day();
  const readers = mail.letters.flatMap(({ to }) => to);
  expect(readers.sort()).toEqual(Array.from({ length: READERS }, (_, i) => `reader-${i + 1}@example.org`).sort());
  const ids = mail.letters.map(({ source }) => /^Message-ID: (.*)$/im.exec(source)?.[1]);
  expect(new Set(ids).size).toBe(READERS);
  // What came while nothing could be handed over is in it; what came after somebody may have had it waits for its own letter.
  for (const { source } of mail.letters) {
    expect(['Le matin', 'Le soir', 'Le lendemain'].filter((title) => source.includes(title))).toEqual([
      'Le matin',
      'Le soir',
    ]);
  }
  post.close();
  await mail.close();
});
