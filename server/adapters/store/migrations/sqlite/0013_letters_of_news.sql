CREATE TABLE `news_letter` (
	`id` text PRIMARY KEY NOT NULL,
	`reader` text NOT NULL,
	`opened_at` integer NOT NULL,
	`sealed_at` integer,
	`done_at` integer,
	CONSTRAINT "news_letter_sealed" CHECK("news_letter"."done_at" is null or "news_letter"."sealed_at" is not null),
	CONSTRAINT "news_letter_whole" CHECK(typeof("news_letter"."opened_at") in ('integer', 'null') and typeof("news_letter"."sealed_at") in ('integer', 'null') and typeof("news_letter"."done_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `news_letter_open` ON `news_letter` (`reader`) WHERE "news_letter"."done_at" is null;--> statement-breakpoint
CREATE INDEX `news_letter_done` ON `news_letter` (`reader`,`done_at`);--> statement-breakpoint
CREATE INDEX `news_letter_old` ON `news_letter` (`done_at`);--> statement-breakpoint
CREATE TABLE `news_reader` (
	`donation` text PRIMARY KEY NOT NULL,
	`reader` text NOT NULL,
	FOREIGN KEY (`donation`) REFERENCES `donation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `news_reader_reader` ON `news_reader` (`reader`);--> statement-breakpoint
CREATE TABLE `told_by_letter` (
	`donation` text NOT NULL,
	`news` text NOT NULL,
	`letter` text NOT NULL,
	`gifts` integer NOT NULL,
	PRIMARY KEY(`donation`, `news`),
	FOREIGN KEY (`donation`) REFERENCES `donation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`news`) REFERENCES `news`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `told_by_letter_letter` ON `told_by_letter` (`letter`);