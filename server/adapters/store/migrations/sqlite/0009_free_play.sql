CREATE TABLE `asking` (
	`project` text PRIMARY KEY NOT NULL,
	`draft` text NOT NULL,
	`published` text NOT NULL,
	FOREIGN KEY (`project`) REFERENCES `project`(`slug`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `gesture` (
	`village` text NOT NULL,
	`player` text NOT NULL,
	`key` text NOT NULL,
	`is_of_day` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`village`, `player`, `key`),
	FOREIGN KEY (`village`) REFERENCES `village`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`player`) REFERENCES `player`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "gesture_whole" CHECK(typeof("gesture"."at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE INDEX `gesture_at` ON `gesture` (`at`) WHERE "gesture"."is_of_day";--> statement-breakpoint
CREATE TABLE `village_care` (
	`village` text PRIMARY KEY NOT NULL,
	`waterings` integer NOT NULL,
	`planted` integer NOT NULL,
	`answers` integer NOT NULL,
	FOREIGN KEY (`village`) REFERENCES `village`(`slug`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "village_care_whole" CHECK(typeof("village_care"."waterings") in ('integer', 'null') and typeof("village_care"."planted") in ('integer', 'null') and typeof("village_care"."answers") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE TABLE `watering` (
	`village` text NOT NULL,
	`placement` text NOT NULL,
	`times` integer NOT NULL,
	`first_day` integer NOT NULL,
	PRIMARY KEY(`village`, `placement`),
	FOREIGN KEY (`village`) REFERENCES `village`(`slug`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "watering_times" CHECK("watering"."times" > 0),
	CONSTRAINT "watering_whole" CHECK(typeof("watering"."times") in ('integer', 'null') and typeof("watering"."first_day") in ('integer', 'null'))
);
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_flower` (
	`village` text NOT NULL,
	`player` text NOT NULL,
	`x` integer NOT NULL,
	`y` integer NOT NULL,
	`kind` text NOT NULL,
	`planted_at` integer NOT NULL,
	PRIMARY KEY(`village`, `x`, `y`),
	FOREIGN KEY (`village`) REFERENCES `village`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`player`) REFERENCES `player`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "flower_whole" CHECK(typeof("__new_flower"."x") in ('integer', 'null') and typeof("__new_flower"."y") in ('integer', 'null') and typeof("__new_flower"."planted_at") in ('integer', 'null'))
);
--> statement-breakpoint
INSERT INTO `__new_flower`("village", "player", "x", "y", "kind", "planted_at") SELECT "village", "player", "x", "y", "kind", "planted_at" FROM `flower`;--> statement-breakpoint
DROP TABLE `flower`;--> statement-breakpoint
ALTER TABLE `__new_flower` RENAME TO `flower`;--> statement-breakpoint
PRAGMA foreign_keys=ON;