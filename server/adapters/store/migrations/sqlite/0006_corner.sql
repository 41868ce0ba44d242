CREATE TABLE `corner_link` (
	`id` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`email` text NOT NULL,
	`language` text NOT NULL,
	`expires_at` integer NOT NULL,
	CONSTRAINT "corner_link_language" CHECK("corner_link"."language" in ('fr', 'en')),
	CONSTRAINT "corner_link_whole" CHECK(typeof("corner_link"."expires_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `corner_link_hash` ON `corner_link` (`hash`);--> statement-breakpoint
CREATE INDEX `corner_link_email` ON `corner_link` (`email`);--> statement-breakpoint
CREATE INDEX `corner_link_expiry` ON `corner_link` (`expires_at`);--> statement-breakpoint
CREATE TABLE `corner_session` (
	`id` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`email` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	CONSTRAINT "corner_session_whole" CHECK(typeof("corner_session"."created_at") in ('integer', 'null') and typeof("corner_session"."expires_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `corner_session_hash` ON `corner_session` (`hash`);--> statement-breakpoint
CREATE INDEX `corner_session_email` ON `corner_session` (`email`);--> statement-breakpoint
CREATE INDEX `corner_session_expiry` ON `corner_session` (`expires_at`);--> statement-breakpoint
CREATE TABLE `erased_player` (
	`mark` text PRIMARY KEY NOT NULL,
	`day` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `consent_address` ON `consent` (lower("value"));