import { createHash } from 'node:crypto';
import type { Project } from '#shared/catalogue/catalogue.ts';

/** A hash of what the catalogue says: the receipt in advance is read against it [G1]. */
export const versionOf = (project: Omit<Project, 'catalogueVersion' | 'photo'>): string =>
  createHash('sha256').update(JSON.stringify(project)).digest('base64url').slice(0, 16);
