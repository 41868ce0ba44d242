import { z } from 'zod';

/** What somebody says who founds an association here. */
export const NewAssociation = z.object({
  name: z.string().trim().min(2).max(120),
  email: z.email().max(254),
});
export type NewAssociation = z.infer<typeof NewAssociation>;
