import Database from 'better-sqlite3';
import { eq, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { sqliteKit as k } from '#server/adapters/store/kit.ts';
import { boundAs, changed, type Db, everyColumn, ph } from '#server/adapters/store/queries/db.ts';
import { swiftly } from '#server/adapters/store/swift.ts';

const house = k.table('house', {
  id: k.text('id').primaryKey(),
  rooms: k.whole('rooms').notNull(),
  lived: k.flag('lived').notNull(),
  story: k.json('story').$type<{ readonly fr: string }>(),
});
const lamp = k.table('lamp', { house: k.text('house').notNull(), colour: k.text('colour') });

/** One text for both ways of running it: an upgrade of drizzle that changes what is read of it turns this red. */
function statements(db: Db) {
  return {
    build: db
      .insert(house)
      .values(everyColumn(house))
      .onConflictDoNothing()
      .returning({ id: house.id })
      .prepare('build'),
    move: db.insert(house).values(everyColumn(house)).onConflictDoNothing().prepare('move'),
    hang: db.insert(lamp).values(everyColumn(lamp)).prepare('hang'),
    all: db.select().from(house).orderBy(house.id).prepare('all'),
    lived: db
      .select({ id: house.id, lived: house.lived, double: sql`${house.rooms} * 2`.mapWith(String) })
      .from(house)
      .where(eq(house.lived, boundAs('lived', house.lived)))
      .prepare('lived'),
    lamps: db
      .select({ id: house.id, colour: lamp.colour })
      .from(house)
      .leftJoin(lamp, eq(lamp.house, house.id))
      .orderBy(house.id)
      .prepare('lamps'),
    nested: db.select().from(house).leftJoin(lamp, eq(lamp.house, house.id)).orderBy(house.id).prepare('nested'),
    grow: db
      .update(house)
      .set({ rooms: sql`${house.rooms} + ${ph('by')}` })
      .where(eq(house.id, ph('id')))
      .returning()
      .prepare('grow'),
    leave: db
      .delete(house)
      .where(eq(house.id, ph('id')))
      .prepare('leave'),
  };
}

/** A database of its own with both tables. */
function fresh(db: (connection: Database.Database) => Db) {
  const connection = new Database(':memory:');
  connection.exec(
    'create table house (id text primary key, rooms integer not null, lived integer not null, story text)',
  );
  connection.exec('create table lamp (house text not null, colour text)');
  return { connection, ask: statements(db(connection)) };
}

describe('statements run swiftly answer as drizzle does', () => {
  const plain = fresh((connection) => drizzle(connection) as unknown as Db);
  const swift = fresh(swiftly);
  afterAll(() => {
    for (const { connection } of [plain, swift]) connection.close();
  });

  type Ask = (ask: ReturnType<typeof statements>) => PromiseLike<unknown>;
  const both = async (question: Ask) => {
    const answer = await question(swift.ask);
    expect(answer).toEqual(await question(plain.ask));
    return answer;
  };

  it('rows, flags, objects, expressions, nothing, and what is nested', async () => {
    const hut = { id: 'hut', rooms: 1, lived: true, story: { fr: 'une case' } };
    expect(await both((ask) => ask.build.execute(hut))).toEqual([{ id: 'hut' }]);
    expect(await both((ask) => ask.build.execute(hut))).toEqual([]);
    await both((ask) => ask.build.execute({ id: 'ruin', rooms: 3, lived: false, story: null }));
    for (const { ask } of [plain, swift]) await ask.hang.execute({ house: 'hut', colour: null });
    expect(await both((ask) => ask.all.execute())).toEqual([hut, { id: 'ruin', rooms: 3, lived: false, story: null }]);
    expect(await both((ask) => ask.lived.execute({ lived: true }))).toEqual([{ id: 'hut', lived: true, double: '2' }]);
    await both((ask) => ask.lamps.execute());
    await both((ask) => ask.nested.execute());
    expect(await both((ask) => ask.grow.execute({ id: 'ruin', by: 2 }))).toMatchObject([{ rooms: 5, lived: false }]);
    for (const { ask } of [plain, swift]) await ask.leave.execute({ id: 'ruin' });
    await both((ask) => ask.all.execute());
  });

  it('a statement that answers with nothing says how many rows it changed', async () => {
    const barn = { id: 'barn', rooms: 1, lived: false, story: null };
    expect(changed(await swift.ask.move.execute(barn))).toBe(1);
    expect(changed(await swift.ask.move.execute(barn))).toBe(0);
    expect(changed(await swift.ask.leave.execute({ id: 'barn' }))).toBe(1);
  });

  it('a value that is missing is a refusal, never a null', async () => {
    await expect(async () => swift.ask.grow.execute({ id: 'hut' })).rejects.toThrow('no value for by');
    expect(await both((ask) => ask.all.execute())).toMatchObject([{ id: 'hut', rooms: 1 }]);
  });
});
