import { getDocument, PermissionFlag } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A PDF as a reader shows it: its pages' words, and what it allows. */
export interface ReadPdf {
  readonly pages: readonly string[];
  readonly title: unknown;
  readonly language: unknown;
  readonly isTagged: boolean;
  /** roles of its structure, as a screen reader walks them */
  readonly roles: readonly string[];
  readonly mayModify: boolean;
  readonly mayPrint: boolean;
}

interface Node {
  readonly role?: string;
  readonly children?: readonly Node[];
}
const rolesIn = (node: Node): string[] => [
  ...(node.role === undefined ? [] : [node.role]),
  ...(node.children ?? []).flatMap(rolesIn),
];

/** Opened without any password, as a donor does. */
export async function readPdf(file: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: Uint8Array.from(file), verbosity: 0 });
  const pdf = await task.promise;
  const { info } = await pdf.getMetadata();
  const permissions = await pdf.getPermissions();
  const pages: string[] = [];
  const roles: string[] = [];
  for (let n = 1; n <= pdf.numPages; n++) {
    const page = await pdf.getPage(n);
    const { items } = await page.getTextContent();
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replaceAll(/\s+/g, ' '),
    );
    const tree = await page.getStructTree();
    if (tree) roles.push(...rolesIn(tree as Node)); // typed by the library with children of no type
  }
  const facts = Object.fromEntries(Object.entries(info));
  const read = {
    pages,
    title: facts.Title,
    language: facts.Language,
    isTagged: (await pdf.getMarkInfo())?.Marked === true,
    roles,
    mayModify: permissions === null || permissions.includes(PermissionFlag.MODIFY_CONTENTS),
    mayPrint: permissions === null || permissions.includes(PermissionFlag.PRINT_HIGH_QUALITY),
  };
  await task.destroy();
  return read;
}
