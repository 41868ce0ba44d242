import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  schema: './server/adapters/store/schema/sqlite.ts',
  out: './server/adapters/store/migrations/sqlite',
});
