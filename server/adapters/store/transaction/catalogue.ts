import { changed } from '../queries/db.ts';
import { dueSteps, giftOf, progressOf, projectFrom, stepOf } from '../rows.ts';
import type { Kept } from './kept.ts';
import type { Part, Use } from './use.ts';

type Catalogue = Part<
  | 'saveAssociation'
  | 'saveProject'
  | 'project'
  | 'photo'
  | 'addPhoto'
  | 'forgetPhotos'
  | 'gifts'
  | 'steps'
  | 'countGiven'
  | 'countTakenBack'
  | 'addProgress'
  | 'markStepReached'
>;

/** What is offered, and how much of it was given. */
export function catalogueTx(use: Use, { shared }: Kept): Catalogue {
  return {
    async saveAssociation(row) {
      await use().saveAssociation.execute({ ...row });
    },
    async saveProject({ steps, gifts, photo, ...row }) {
      const project = row.slug;
      shared.steps.delete(project);
      await use().saveProject.execute({ ...row, photo: photo?.id ?? null });
      await use().startTotals.execute({ project });
      await use().retireSteps.execute({ project });
      await use().retireGifts.execute({ project });
      for (const [position, step] of steps.entries()) {
        await use().saveStep.execute({ ...step, project, position });
      }
      for (const [position, { footprint, ...gift }] of gifts.entries()) {
        await use().saveGift.execute({ ...gift, project, position, width: footprint.w, depth: footprint.d });
      }
    },
    photo: async (id) => (await use().photoFace.execute({ id }))[0] ?? null,
    async addPhoto(row) {
      await use().addPhoto.execute({ ...row });
    },
    async forgetPhotos(project, drafted) {
      await use().forgetPhotos.execute({ project, drafted: drafted ?? '' });
    },
    project: (slug) => projectFrom(use(), slug),
    gifts: async (project) => (await use().gifts.execute({ project })).map(giftOf),
    steps: async (project) => (await use().steps.execute({ project })).map(stepOf),
    async countGiven(project, gift, quantity) {
      return changed(await use().countGiven.execute({ project, gift, quantity })) > 0;
    },
    async countTakenBack(project, gift, quantity) {
      await use().countTakenBack.execute({ project, gift, quantity });
    },
    async addProgress(project, raisedCents, gifts) {
      const [totals] = await use().addProgress.execute({ project, raisedCents, gifts });
      if (totals === undefined) throw new Error(`no totals of project ${project}`);
      const steps = shared.steps.get(project) ?? (await use().stepMarks.execute({ project }));
      shared.steps.set(project, steps);
      return { progress: progressOf(totals, steps), due: dueSteps(totals.raisedCents, steps) };
    },
    async markStepReached(project, step, now) {
      shared.steps.delete(project);
      return changed(await use().markStepReached.execute({ project, step, now })) > 0;
    },
  };
}
