CREATE TABLE `project_photo` (
	`id` text PRIMARY KEY NOT NULL,
	`association` text NOT NULL,
	`project` text NOT NULL,
	`webp` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`alt` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`association`) REFERENCES `association`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "project_photo_size" CHECK("project_photo"."width" > 0 and "project_photo"."height" > 0),
	CONSTRAINT "project_photo_whole" CHECK(typeof("project_photo"."width") in ('integer', 'null') and typeof("project_photo"."height") in ('integer', 'null') and typeof("project_photo"."created_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE INDEX `project_photo_project` ON `project_photo` (`project`);--> statement-breakpoint
ALTER TABLE `gift` ADD `expected_month` text;--> statement-breakpoint
ALTER TABLE `gift` ADD `approved_by` text;--> statement-breakpoint
ALTER TABLE `project` ADD `country` text;--> statement-breakpoint
ALTER TABLE `project` ADD `photo` text REFERENCES project_photo(id);