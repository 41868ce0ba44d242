import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: './server/adapters/store/schema/postgres.ts',
  out: './server/adapters/store/migrations/postgres',
});
