import { createHash } from 'node:crypto';
import { type Document, isNode, LineCounter, type ParsedNode, parseDocument } from 'yaml';
import { z } from 'zod';
import { Project, Words } from '#shared/catalogue/catalogue.ts';
import { MAX_QUANTITY } from '#shared/catalogue/pricing.ts';
import { isSpriteName, SPRITES } from '#shared/catalogue/sprites.ts';
import { VillageSlug } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';

/** A catalogue file: an association, one project with steps and gifts, and its main village. */
export interface CatalogueFile {
  readonly association: { readonly name: string; readonly email: string; readonly demonstration: boolean };
  readonly village: { readonly slug: VillageSlug; readonly name: Words };
  /** `catalogueVersion` is a hash of what the file says: comments and layout do not change it */
  readonly project: Project;
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
  project: Project.omit({ catalogueVersion: true }),
});
type File = z.infer<typeof File>;
type Path = readonly PropertyKey[];

/** Reads a catalogue file; every fault is told at once, in the order of lines. */
export function parseCatalogue(text: string): Result<CatalogueFile, readonly CatalogueFault[]> {
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
    ? contradictions(parsed.data).map(({ path, reason }) => ({ line: lineOf(path), reason }))
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

interface Contradiction {
  readonly path: Path;
  readonly reason: string;
}

/** What the shape alone cannot say. */
function contradictions({ project }: File): Contradiction[] {
  return [...basketFaults(project), ...giftFaults(project), ...stepFaults(project)];
}

/** [G2] Below this a card payment's fee takes a quarter of the gift and more. */
const SMALLEST_MINIMUM_CENTS = 100;

function basketFaults({ minimumBasketCents }: File['project']): Contradiction[] {
  if (minimumBasketCents >= SMALLEST_MINIMUM_CENTS) return [];
  const reason = `the smallest basket is never under ${SMALLEST_MINIMUM_CENTS} cents: the payment's fee would eat it`;
  return [{ path: ['project', 'minimumBasketCents'], reason }];
}

function giftFaults({ gifts, minimumBasketCents }: File['project']): Contradiction[] {
  return gifts.flatMap((gift, i) => {
    const at = (key: string): Path => ['project', 'gifts', i, key];
    const faults: Contradiction[] = [];
    if (gifts.findIndex(({ slug }) => slug === gift.slug) < i) {
      faults.push({ path: at('slug'), reason: `another gift is called "${gift.slug}" already` });
    }
    // [G2] No gift is shown that cannot be paid alone; a gift that counts by number can be taken several times.
    const most = gift.counted ? Math.min(MAX_QUANTITY, gift.needed ?? MAX_QUANTITY) : 1;
    if (gift.priceCents * most < minimumBasketCents) {
      const reason = `${gift.priceCents} cents${most > 1 ? `, ${most} times,` : ''} is below the smallest basket (${minimumBasketCents} cents): offer it as a pack`;
      faults.push({ path: at('priceCents'), reason });
    }
    if (!isSpriteName(gift.sprite)) {
      faults.push({ path: at('sprite'), reason: `there is no picture called "${gift.sprite}"` });
    } else if (SPRITES[gift.sprite].w !== gift.footprint.w || SPRITES[gift.sprite].d !== gift.footprint.d) {
      const { w, d } = SPRITES[gift.sprite];
      faults.push({ path: at('footprint'), reason: `the picture "${gift.sprite}" covers { w: ${w}, d: ${d} } plots` });
    }
    return faults;
  });
}

function stepFaults({ steps, goalCents }: File['project']): Contradiction[] {
  return steps.flatMap((step, i) => {
    const at = (key: string): Path => ['project', 'steps', i, key];
    const faults: Contradiction[] = [];
    const before = steps[i - 1];
    if (steps.findIndex(({ slug }) => slug === step.slug) < i) {
      faults.push({ path: at('slug'), reason: `another step is called "${step.slug}" already` });
    }
    if (before && step.atCents <= before.atCents) {
      faults.push({ path: at('atCents'), reason: `steps go up: this must be more than ${before.atCents} cents` });
    }
    if (step.atCents > goalCents) {
      faults.push({ path: at('atCents'), reason: `no step lies above the goal of ${goalCents} cents` });
    }
    if (!isSpriteName(step.sprite)) {
      faults.push({ path: at('sprite'), reason: `there is no picture called "${step.sprite}"` });
    }
    return faults;
  });
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

function versionOf(project: Omit<Project, 'catalogueVersion'>): string {
  return createHash('sha256').update(JSON.stringify(project)).digest('base64url').slice(0, 16);
}
