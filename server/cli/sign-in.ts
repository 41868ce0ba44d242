import { z } from 'zod';
import { SIGN_IN_MS, stewardDoor } from '../adapters/auth/stewardDoor.ts';
import { signInPathOf } from '../console.ts';
import { askForSignIn } from '../domain/letters/stewards.ts';
import { sessionSecret } from '../sessionSecret.ts';
import { done, type Outcome, refused } from './commands.ts';
import { type House, publicUrlOf } from './house.ts';

/** A link into the console for somebody whom no letter reaches yet: the host hands it over. */
export async function signInLink({ env, deps }: House, given: string | undefined): Promise<Outcome> {
  const email = z.email().safeParse(given?.trim().toLowerCase());
  if (!email.success) return refused('sign-in-link needs an e-mail address');
  const { store, surroundings } = deps;
  const publicUrl = publicUrlOf(env);
  const door = stewardDoor({ store, secret: await sessionSecret(env), publicUrl, newId: surroundings.newId });
  const key = surroundings.newId('key');
  await door.expect(key, email.data);
  const expiresAt = surroundings.now() + SIGN_IN_MS;
  await askForSignIn(deps, { key, email: email.data, language: 'en', expiresAt });
  return done(`${publicUrl}${signInPathOf(door)(key)}`, 'It lets in whoever opens it, once, for twenty minutes.');
}
