import { and, asc, type Column, desc, eq, getTableColumns, gt, gte, inArray, lt, lte, ne, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { IdentityCondition, IdentityKind, IdentityQuestion, IdentityRow } from '#server/domain/ports/stewards.ts';
import type { Schema } from '../schema/schema.ts';
import type { Db } from './db.ts';

type Tables = Pick<Schema, IdentityKind>;

/**
 * The library that signs people in composes its questions itself, a few a visit: the only statements that are built as they are asked.
 */
export function identityReads(db: Db, { steward, stewardSession, verification }: Tables) {
  const tables: Readonly<Record<IdentityKind, PgTable>> = { steward, stewardSession, verification };
  return {
    async identityRows(kind: IdentityKind, { where, sortBy, limit, offset = 0 }: IdentityQuestion) {
      const table = tables[kind];
      const found = db.select().from(table).where(conditionOf(table, where)).limit(limit).offset(offset);
      if (sortBy === undefined) return rowsOf(await found);
      const column = columnOf(table, sortBy.field);
      return rowsOf(await found.orderBy(sortBy.direction === 'asc' ? asc(column) : desc(column)));
    },
  };
}

export function identityWrites(db: Db, { steward, stewardSession, verification }: Tables) {
  const tables: Readonly<Record<IdentityKind, PgTable>> = { steward, stewardSession, verification };
  return {
    insertIdentity: async (kind: IdentityKind, row: IdentityRow) =>
      rowsOf(await db.insert(tables[kind]).values(row).returning()),
    updateIdentity: async (kind: IdentityKind, where: readonly IdentityCondition[], set: IdentityRow) =>
      rowsOf(await db.update(tables[kind]).set(set).where(conditionOf(tables[kind], where)).returning()),
    deleteIdentity: async (kind: IdentityKind, where: readonly IdentityCondition[]) =>
      rowsOf(await db.delete(tables[kind]).where(conditionOf(tables[kind], where)).returning()),
  };
}

// What table it is shows only as the statement is built; a row is its columns by name on every one.
const rowsOf = (rows: unknown): readonly IdentityRow[] => rows as readonly IdentityRow[];

function columnOf(table: PgTable, field: string): Column {
  const column = getTableColumns(table)[field];
  if (column === undefined) throw new Error(`no column ${field}`);
  return column;
}

const COMPARED = { eq, ne, lt, lte, gt, gte } as const;

function conditionOf(table: PgTable, where: readonly IdentityCondition[]): SQL | undefined {
  return and(
    ...where.map(({ field, operator, value }) => {
      const column = columnOf(table, field);
      if (operator === 'in') return inArray(column, Array.isArray(value) ? value : [value]);
      return COMPARED[operator](column, value);
    }),
  );
}
