CREATE TABLE `association_zone` (
	`association` text PRIMARY KEY NOT NULL,
	`zone` text NOT NULL,
	FOREIGN KEY (`association`) REFERENCES `association`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `told_part` (
	`placement` text NOT NULL,
	`news` text NOT NULL,
	`units` integer NOT NULL,
	PRIMARY KEY(`placement`, `news`),
	FOREIGN KEY (`placement`) REFERENCES `placement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`news`) REFERENCES `news`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "told_part_units" CHECK("told_part"."units" >= 0),
	CONSTRAINT "told_part_whole" CHECK(typeof("told_part"."units") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE INDEX `told_part_news` ON `told_part` (`news`);--> statement-breakpoint
ALTER TABLE `placement` ADD `there` integer DEFAULT 0 NOT NULL;