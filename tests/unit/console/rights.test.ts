import { describe, expect, it } from 'vitest';
import { may, type Right, ROLES } from '#server/domain/stewards/rights.ts';

const RIGHTS: readonly Right[] = ['see', 'edit', 'money', 'words', 'people'];

describe('[K2] what each role may', () => {
  it.each([
    ['owner', ['see', 'edit', 'money', 'words', 'people']],
    ['editor', ['see', 'edit', 'words']],
    ['treasurer', ['see', 'money']],
    ['moderator', ['see', 'words']],
  ] as const)('%s', (role, rights) => {
    expect(RIGHTS.filter((right) => may(role, right))).toEqual(rights);
  });

  it('is said for every role', () => {
    expect([...ROLES]).toEqual(['owner', 'editor', 'treasurer', 'moderator']);
  });
});
