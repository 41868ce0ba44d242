CREATE TABLE `donation_via` (
	`donation` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	FOREIGN KEY (`donation`) REFERENCES `donation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`code`) REFERENCES `share_link`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `donation_via_code` ON `donation_via` (`code`);--> statement-breakpoint
CREATE TABLE `embed_site` (
	`association` text NOT NULL,
	`origin` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`association`, `origin`),
	FOREIGN KEY (`association`) REFERENCES `association`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "embed_site_whole" CHECK(typeof("embed_site"."created_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE TABLE `founded_village` (
	`village` text PRIMARY KEY NOT NULL,
	`occasion` text NOT NULL,
	`founder` text,
	`key_number` integer NOT NULL,
	`revision` integer NOT NULL,
	`name` text NOT NULL,
	`words` text,
	`goal_cents` integer,
	`wants_listed` integer NOT NULL,
	`moderation` text NOT NULL,
	`thanks` text,
	`thanks_moderation` text NOT NULL,
	`founded_at` integer NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`village`) REFERENCES `village`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`founder`) REFERENCES `player`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "founded_village_occasion" CHECK("founded_village"."occasion" in ('class', 'office', 'birthday', 'friends', 'memory')),
	CONSTRAINT "founded_village_moderation" CHECK("founded_village"."moderation" in ('held', 'shown', 'takenDown')),
	CONSTRAINT "founded_village_thanks" CHECK("founded_village"."thanks_moderation" in ('held', 'shown', 'takenDown')),
	CONSTRAINT "founded_village_goal" CHECK("founded_village"."goal_cents" is null or "founded_village"."goal_cents" > 0),
	CONSTRAINT "founded_village_whole" CHECK(typeof("founded_village"."key_number") in ('integer', 'null') and typeof("founded_village"."revision") in ('integer', 'null') and typeof("founded_village"."goal_cents") in ('integer', 'null') and typeof("founded_village"."founded_at") in ('integer', 'null') and typeof("founded_village"."closed_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE INDEX `founded_village_founder` ON `founded_village` (`founder`);--> statement-breakpoint
CREATE TABLE `friend_gift` (
	`donation` text PRIMARY KEY NOT NULL,
	`words` text,
	`from_name` text,
	`state` text NOT NULL,
	`places_at` integer,
	`ended_at` integer,
	FOREIGN KEY (`donation`) REFERENCES `donation`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "friend_gift_state" CHECK("friend_gift"."state" in ('waiting', 'chosen', 'declined', 'overdue')),
	CONSTRAINT "friend_gift_whole" CHECK(typeof("friend_gift"."places_at") in ('integer', 'null') and typeof("friend_gift"."ended_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE INDEX `friend_gift_due` ON `friend_gift` (`places_at`) WHERE "friend_gift"."state" = 'waiting';--> statement-breakpoint
CREATE TABLE `friend_line` (
	`donation` text NOT NULL,
	`line` integer NOT NULL,
	`gift` text NOT NULL,
	`quantity` integer NOT NULL,
	`beyond_need` integer NOT NULL,
	`state` text NOT NULL,
	PRIMARY KEY(`donation`, `line`),
	FOREIGN KEY (`donation`) REFERENCES `friend_gift`(`donation`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`donation`,`line`) REFERENCES `donation_line`(`donation`,`line`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "friend_line_state" CHECK("friend_line"."state" in ('waiting', 'placed', 'withdrawn')),
	CONSTRAINT "friend_line_quantity" CHECK("friend_line"."quantity" > 0),
	CONSTRAINT "friend_line_whole" CHECK(typeof("friend_line"."line") in ('integer', 'null') and typeof("friend_line"."quantity") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE TABLE `report` (
	`id` text PRIMARY KEY NOT NULL,
	`association` text NOT NULL,
	`project` text NOT NULL,
	`subject` text NOT NULL,
	`subject_id` text NOT NULL,
	`reason` text NOT NULL,
	`words` text,
	`created_at` integer NOT NULL,
	`state` text NOT NULL,
	`decided_at` integer,
	`decided_by` text,
	FOREIGN KEY (`association`) REFERENCES `association`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`project`) REFERENCES `project`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `steward`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "report_subject" CHECK("report"."subject" in ('project', 'village', 'gift')),
	CONSTRAINT "report_reason" CHECK("report"."reason" in ('hurtful', 'private', 'false', 'family', 'other')),
	CONSTRAINT "report_state" CHECK("report"."state" in ('open', 'kept', 'takenDown')),
	CONSTRAINT "report_whole" CHECK(typeof("report"."created_at") in ('integer', 'null') and typeof("report"."decided_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE INDEX `report_queue` ON `report` (`association`,`state`,`created_at`);--> statement-breakpoint
CREATE TABLE `share_link` (
	`code` text PRIMARY KEY NOT NULL,
	`village` text NOT NULL,
	`player` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`village`) REFERENCES `village`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`player`) REFERENCES `player`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "share_link_whole" CHECK(typeof("share_link"."created_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE INDEX `share_link_village` ON `share_link` (`village`);--> statement-breakpoint
CREATE UNIQUE INDEX `share_link_player` ON `share_link` (`player`,`village`);--> statement-breakpoint
CREATE TABLE `share_opening` (
	`code` text NOT NULL,
	`day` text NOT NULL,
	`openings` integer NOT NULL,
	PRIMARY KEY(`code`, `day`),
	FOREIGN KEY (`code`) REFERENCES `share_link`(`code`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "share_opening_count" CHECK("share_opening"."openings" > 0),
	CONSTRAINT "share_opening_whole" CHECK(typeof("share_opening"."openings") in ('integer', 'null'))
);
--> statement-breakpoint
ALTER TABLE `donation` ADD `for_friend` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `village` ADD `founded` integer DEFAULT false NOT NULL;