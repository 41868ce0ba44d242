import { type Document, isNode, LineCounter, type ParsedNode, parseDocument } from 'yaml';
import { z } from 'zod';
import { Project, Words } from '#shared/catalogue/catalogue.ts';
import { type ContradictionKind, contradictionsIn } from '#shared/catalogue/contradictions.ts';
import { NO_OWN_PICTURES, type OwnFootprints } from '#shared/catalogue/own-picture.ts';
import { VillageSlug } from '#shared/ids.ts';
import { assertNever, err, ok, type Result } from '#shared/result.ts';
import { versionOf } from './version.ts';

/** A catalogue file: an association, one project with steps and gifts, and its main village. */
export interface CatalogueFile {
  readonly association: { readonly name: string; readonly email: string; readonly demonstration: boolean };
  readonly village: { readonly slug: VillageSlug; readonly name: Words };
  /** `catalogueVersion` is a hash of what the file says: comments and layout do not change it */
  readonly project: Omit<Project, 'photo'>;
}

/** What a person must correct, and where: lines count from 1. */
export interface CatalogueFault {
  readonly line: number;
  readonly reason: string;
}

const File = z.strictObject({
  association: z.strictObject({
    name: z.string().trim().min(1).max(120),
    email: z.email().max(254),
    demonstration: z.boolean().default(false),
  }),
  village: z.strictObject({ slug: VillageSlug, name: Words }),
  project: Project.omit({ catalogueVersion: true, photo: true }),
});
type Path = readonly PropertyKey[];

/** Reads a catalogue file; every fault is told at once, in the order of lines. */
/** @param own pictures of the association's own that the file may name */
export function parseCatalogue(
  text: string,
  own: OwnFootprints = NO_OWN_PICTURES,
): Result<CatalogueFile, readonly CatalogueFault[]> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  if (document.errors.length > 0) {
    return err(
      document.errors.map(({ pos, message }) => ({
        line: lines.linePos(pos[0]).line,
        reason: `not valid YAML: ${message}`,
      })),
    );
  }
  const lineOf = (path: Path): number => lineAt(document, lines, path);
  const parsed = File.safeParse(document.toJS({ maxAliasCount: 20 }), { reportInput: true });
  const faults = parsed.success
    ? contradictionsIn(parsed.data.project, own).map(({ path, fault }) => ({
        line: lineOf(['project', ...path]),
        reason: reasonFor(fault),
      }))
    : parsed.error.issues.map((issue) => ({ line: lineOf(issue.path), reason: reasonOf(issue) }));
  if (faults.length > 0) return err(faults.toSorted((a, b) => a.line - b.line));
  if (!parsed.success) return err([{ line: 1, reason: 'not a catalogue' }]);
  const { association, village, project } = parsed.data;
  return ok({ association, village, project: { ...project, catalogueVersion: versionOf(project) } });
}

/** Where a file says what the store refuses: the line of this path, or of the nearest part above it. */
export function lineIn(text: string, path: Path): number {
  const lines = new LineCounter();
  return lineAt(parseDocument(text, { lineCounter: lines, prettyErrors: false }), lines, path);
}

function lineAt(document: Document.Parsed, lines: LineCounter, path: Path): number {
  const node = nearest((part) => document.getIn(part, true), path);
  return node?.range ? lines.linePos(node.range[0]).line : 1;
}

/** The node of a path, or of the nearest part above it: something missing is told where it should be. */
function nearest(nodeAt: (path: Path) => unknown, path: Path): ParsedNode | null {
  for (let length = path.length; length >= 0; length--) {
    const node = nodeAt(path.slice(0, length));
    // Nodes of a parsed document carry their place in the text.
    if (isNode(node)) return node as ParsedNode;
  }
  return null;
}

/** What the store would refuse, in a sentence for whoever writes the file. */
function reasonFor(fault: ContradictionKind): string {
  switch (fault.kind) {
    case 'minimumTooSmall':
      return `the smallest basket is never under ${fault.leastCents} cents: the payment's fee would eat it`;
    case 'giftTwice':
      return `another gift is called "${fault.slug}" already`;
    case 'belowBasket':
      return `${fault.priceCents} cents${fault.times > 1 ? `, ${fault.times} times,` : ''} is below the smallest basket (${fault.basketCents} cents): offer it as a pack`;
    case 'noPicture':
      return `there is no picture called "${fault.sprite}"`;
    case 'otherFootprint':
      return `the picture "${fault.sprite}" covers { w: ${fault.w}, d: ${fault.d} } plots`;
    case 'stepTwice':
      return `another step is called "${fault.slug}" already`;
    case 'stepsGoUp':
      return `steps go up: this must be more than ${fault.beforeCents} cents`;
    case 'aboveGoal':
      return `no step lies above the goal of ${fault.goalCents} cents`;
    default:
      return assertNever(fault);
  }
}

function reasonOf(issue: z.core.$ZodIssue): string {
  const where = issue.path.map(String).join('.') || 'the file';
  if (issue.code === 'unrecognized_keys') return `${where}: nobody knows what ${issue.keys.join(', ')} means`;
  if (issue.input === undefined) return `${where} is missing`;
  if (issue.code === 'invalid_type') return `${where} should be ${EXPECTED[issue.expected] ?? issue.expected}`;
  return `${where}: ${issue.message}`;
}

const EXPECTED: Readonly<Record<string, string>> = {
  int: 'a whole number (prices are in cents: 499, not 4.99)',
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
};
