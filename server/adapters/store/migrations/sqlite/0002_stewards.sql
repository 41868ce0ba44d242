CREATE TABLE `admission` (
	`association` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`association`) REFERENCES `association`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "admission_state" CHECK("admission"."state" in ('waiting', 'admitted', 'suspended')),
	CONSTRAINT "admission_whole" CHECK(typeof("admission"."changed_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE TABLE `api_key` (
	`id` text PRIMARY KEY NOT NULL,
	`association` text NOT NULL,
	`name` text NOT NULL,
	`scopes` text NOT NULL,
	`hash` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`association`) REFERENCES `association`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "api_key_whole" CHECK(typeof("api_key"."created_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_key_hash_unique` ON `api_key` (`hash`);--> statement-breakpoint
CREATE INDEX `api_key_association` ON `api_key` (`association`);--> statement-breakpoint
CREATE TABLE `archived_project` (
	`project` text PRIMARY KEY NOT NULL,
	`archived_at` integer NOT NULL,
	FOREIGN KEY (`project`) REFERENCES `project`(`slug`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "archived_project_whole" CHECK(typeof("archived_project"."archived_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE TABLE `draft` (
	`id` text PRIMARY KEY NOT NULL,
	`association` text NOT NULL,
	`slug` text NOT NULL,
	`body` text NOT NULL,
	`revision` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	FOREIGN KEY (`association`) REFERENCES `association`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by`) REFERENCES `steward`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "draft_revision" CHECK("draft"."revision" > 0),
	CONSTRAINT "draft_whole" CHECK(typeof("draft"."revision") in ('integer', 'null') and typeof("draft"."updated_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `draft_slug_unique` ON `draft` (`slug`);--> statement-breakpoint
CREATE INDEX `draft_association` ON `draft` (`association`);--> statement-breakpoint
CREATE TABLE `invitation` (
	`id` text PRIMARY KEY NOT NULL,
	`association` text NOT NULL,
	`email` text NOT NULL,
	`role` text NOT NULL,
	`invited_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`state` text NOT NULL,
	FOREIGN KEY (`association`) REFERENCES `association`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invited_by`) REFERENCES `steward`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "invitation_role" CHECK("invitation"."role" in ('owner', 'editor', 'treasurer', 'moderator')),
	CONSTRAINT "invitation_state" CHECK("invitation"."state" in ('open', 'accepted', 'declined', 'withdrawn')),
	CONSTRAINT "invitation_whole" CHECK(typeof("invitation"."created_at") in ('integer', 'null') and typeof("invitation"."expires_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE INDEX `invitation_association` ON `invitation` (`association`,`state`);--> statement-breakpoint
CREATE INDEX `invitation_email` ON `invitation` (`email`,`state`);--> statement-breakpoint
CREATE TABLE `own_picture` (
	`id` text PRIMARY KEY NOT NULL,
	`association` text NOT NULL,
	`w` integer NOT NULL,
	`d` integer NOT NULL,
	`png` text NOT NULL,
	`origin_x` integer NOT NULL,
	`origin_y` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`association`) REFERENCES `association`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "own_picture_plots" CHECK("own_picture"."w" between 1 and 4 and "own_picture"."d" between 1 and 4),
	CONSTRAINT "own_picture_whole" CHECK(typeof("own_picture"."w") in ('integer', 'null') and typeof("own_picture"."d") in ('integer', 'null') and typeof("own_picture"."origin_x") in ('integer', 'null') and typeof("own_picture"."origin_y") in ('integer', 'null') and typeof("own_picture"."created_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE INDEX `own_picture_association` ON `own_picture` (`association`,`created_at`);--> statement-breakpoint
CREATE TABLE `steward` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer NOT NULL,
	`image` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `steward_email_unique` ON `steward` (`email`);--> statement-breakpoint
CREATE TABLE `steward_role` (
	`association` text NOT NULL,
	`steward` text NOT NULL,
	`role` text NOT NULL,
	`since` integer NOT NULL,
	PRIMARY KEY(`association`, `steward`),
	FOREIGN KEY (`association`) REFERENCES `association`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`steward`) REFERENCES `steward`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "steward_role_role" CHECK("steward_role"."role" in ('owner', 'editor', 'treasurer', 'moderator')),
	CONSTRAINT "steward_role_whole" CHECK(typeof("steward_role"."since") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE INDEX `steward_role_steward` ON `steward_role` (`steward`);--> statement-breakpoint
CREATE TABLE `steward_session` (
	`id` text PRIMARY KEY NOT NULL,
	`token` text NOT NULL,
	`steward` text NOT NULL,
	`expires_at` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`ip_address` text,
	`user_agent` text,
	FOREIGN KEY (`steward`) REFERENCES `steward`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `steward_session_token_unique` ON `steward_session` (`token`);--> statement-breakpoint
CREATE INDEX `steward_session_steward` ON `steward_session` (`steward`);--> statement-breakpoint
CREATE TABLE `verification` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `verification_identifier` ON `verification` (`identifier`);--> statement-breakpoint
CREATE INDEX `attempt_paid` ON `attempt` (`paid_at`,`id`);