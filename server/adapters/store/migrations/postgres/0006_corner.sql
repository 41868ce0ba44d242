CREATE TABLE "corner_link" (
	"id" text PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"email" text NOT NULL,
	"language" text NOT NULL,
	"expires_at" bigint NOT NULL,
	CONSTRAINT "corner_link_hash" UNIQUE("hash"),
	CONSTRAINT "corner_link_language" CHECK ("corner_link"."language" in ('fr', 'en'))
);
--> statement-breakpoint
CREATE TABLE "corner_session" (
	"id" text PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"email" text NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	CONSTRAINT "corner_session_hash" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "erased_player" (
	"mark" text PRIMARY KEY NOT NULL,
	"day" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "corner_link_email" ON "corner_link" USING btree ("email");--> statement-breakpoint
CREATE INDEX "corner_link_expiry" ON "corner_link" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "corner_session_email" ON "corner_session" USING btree ("email");--> statement-breakpoint
CREATE INDEX "corner_session_expiry" ON "corner_session" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "consent_address" ON "consent" USING btree (lower("value"));