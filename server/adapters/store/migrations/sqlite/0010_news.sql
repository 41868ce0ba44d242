CREATE TABLE `news` (
	`id` text PRIMARY KEY NOT NULL,
	`project` text NOT NULL,
	`association` text NOT NULL,
	`state` text NOT NULL,
	`revision` integer NOT NULL,
	`body` text NOT NULL,
	`shown` integer,
	`publish_at` integer,
	`published_at` integer,
	`created_at` integer NOT NULL,
	`author` text NOT NULL,
	FOREIGN KEY (`project`) REFERENCES `project`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`association`) REFERENCES `association`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author`) REFERENCES `steward`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "news_state" CHECK("news"."state" in ('draft', 'scheduled', 'published', 'withdrawn')),
	CONSTRAINT "news_shown" CHECK("news"."state" <> 'published' or "news"."shown" is not null),
	CONSTRAINT "news_due_at" CHECK("news"."state" <> 'scheduled' or "news"."publish_at" is not null),
	CONSTRAINT "news_whole" CHECK(typeof("news"."revision") in ('integer', 'null') and typeof("news"."shown") in ('integer', 'null') and typeof("news"."publish_at") in ('integer', 'null') and typeof("news"."published_at") in ('integer', 'null') and typeof("news"."created_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE INDEX `news_project` ON `news` (`project`,`state`);--> statement-breakpoint
CREATE INDEX `news_due` ON `news` (`publish_at`) WHERE "news"."state" = 'scheduled';--> statement-breakpoint
CREATE TABLE `news_photo` (
	`id` text PRIMARY KEY NOT NULL,
	`news` text NOT NULL,
	`webp` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`alt` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`news`) REFERENCES `news`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "news_photo_size" CHECK("news_photo"."width" > 0 and "news_photo"."height" > 0),
	CONSTRAINT "news_photo_whole" CHECK(typeof("news_photo"."width") in ('integer', 'null') and typeof("news_photo"."height") in ('integer', 'null') and typeof("news_photo"."created_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE INDEX `news_photo_news` ON `news_photo` (`news`);--> statement-breakpoint
CREATE TABLE `news_version` (
	`news` text NOT NULL,
	`revision` integer NOT NULL,
	`body` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`news`, `revision`),
	FOREIGN KEY (`news`) REFERENCES `news`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "news_version_whole" CHECK(typeof("news_version"."revision") in ('integer', 'null') and typeof("news_version"."at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE TABLE `step_delivery` (
	`project` text NOT NULL,
	`step` text NOT NULL,
	`news` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`project`, `step`),
	FOREIGN KEY (`project`) REFERENCES `project`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`news`) REFERENCES `news`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "step_delivery_whole" CHECK(typeof("step_delivery"."at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE TABLE `told_news` (
	`village` text NOT NULL,
	`news` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`village`, `news`),
	FOREIGN KEY (`village`) REFERENCES `village`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`news`) REFERENCES `news`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "told_news_whole" CHECK(typeof("told_news"."at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE TABLE `told_placement` (
	`placement` text PRIMARY KEY NOT NULL,
	`news` text NOT NULL,
	`state` text NOT NULL,
	FOREIGN KEY (`placement`) REFERENCES `placement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`news`) REFERENCES `news`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "told_placement_state" CHECK("told_placement"."state" in ('promised', 'delivered', 'changed'))
);
--> statement-breakpoint
CREATE INDEX `told_placement_news` ON `told_placement` (`news`);--> statement-breakpoint
CREATE TABLE `told_step` (
	`village` text NOT NULL,
	`step` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`village`, `step`),
	FOREIGN KEY (`village`) REFERENCES `village`(`slug`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "told_step_whole" CHECK(typeof("told_step"."at") in ('integer', 'null'))
);
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`topic` text NOT NULL,
	`key` text NOT NULL,
	`body` text NOT NULL,
	`tries` integer NOT NULL,
	`next_try_at` integer NOT NULL,
	`done` integer NOT NULL,
	CONSTRAINT "outbox_topic" CHECK("__new_outbox"."topic" in ('stepReached', 'news', 'mail', 'alert')),
	CONSTRAINT "outbox_whole" CHECK(typeof("__new_outbox"."tries") in ('integer', 'null') and typeof("__new_outbox"."next_try_at") in ('integer', 'null'))
);
--> statement-breakpoint
INSERT INTO `__new_outbox`("id", "topic", "key", "body", "tries", "next_try_at", "done") SELECT "id", "topic", "key", "body", "tries", "next_try_at", "done" FROM `outbox`;--> statement-breakpoint
DROP TABLE `outbox`;--> statement-breakpoint
ALTER TABLE `__new_outbox` RENAME TO `outbox`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`done`,`next_try_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_key` ON `outbox` (`topic`,`key`);