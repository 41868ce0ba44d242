/** What a steward is for an association. */
export const ROLES = ['owner', 'editor', 'treasurer', 'moderator'] as const;
export type Role = (typeof ROLES)[number];

/**
 * What a steward may do: `see` the association's own pages, `edit` and publish its projects, see and give back `money`, let
 * `words` of givers through, and say which `people` act for it.
 */
export type Right = 'see' | 'edit' | 'money' | 'words' | 'people';

const RIGHTS: Readonly<Record<Role, readonly Right[]>> = {
  owner: ['see', 'edit', 'money', 'words', 'people'],
  editor: ['see', 'edit', 'words'],
  treasurer: ['see', 'money'],
  moderator: ['see', 'words'],
};

export const may = (role: Role, right: Right): boolean => RIGHTS[role].includes(right);
