CREATE TABLE `visit_count` (
	`project` text NOT NULL,
	`day` text NOT NULL,
	`language` text NOT NULL,
	`visits` integer NOT NULL,
	PRIMARY KEY(`project`, `day`, `language`),
	FOREIGN KEY (`project`) REFERENCES `project`(`slug`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "visit_count_visits" CHECK("visit_count"."visits" > 0),
	CONSTRAINT "visit_count_whole" CHECK(typeof("visit_count"."visits") in ('integer', 'null'))
);
