CREATE TABLE `guess` (
	`news` text NOT NULL,
	`player` text NOT NULL,
	`option` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`news`, `player`),
	FOREIGN KEY (`news`) REFERENCES `news`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`player`) REFERENCES `player`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "guess_option" CHECK("guess"."option" >= 0 and "guess"."option" < 5),
	CONSTRAINT "guess_whole" CHECK(typeof("guess"."option") in ('integer', 'null') and typeof("guess"."at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE INDEX `guess_player` ON `guess` (`player`);--> statement-breakpoint
CREATE TABLE `question_outcome` (
	`question` text PRIMARY KEY NOT NULL,
	`news` text NOT NULL,
	`option` integer,
	FOREIGN KEY (`question`) REFERENCES `news`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`news`) REFERENCES `news`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "question_outcome_later" CHECK("question_outcome"."question" <> "question_outcome"."news"),
	CONSTRAINT "question_outcome_option" CHECK("question_outcome"."option" is null or ("question_outcome"."option" >= 0 and "question_outcome"."option" < 5)),
	CONSTRAINT "question_outcome_whole" CHECK(typeof("question_outcome"."option") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE INDEX `question_outcome_news` ON `question_outcome` (`news`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_report` (
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
	CONSTRAINT "report_subject" CHECK("__new_report"."subject" in ('project', 'village', 'gift', 'news')),
	CONSTRAINT "report_reason" CHECK("__new_report"."reason" in ('hurtful', 'private', 'false', 'family', 'other')),
	CONSTRAINT "report_state" CHECK("__new_report"."state" in ('open', 'kept', 'takenDown')),
	CONSTRAINT "report_whole" CHECK(typeof("__new_report"."created_at") in ('integer', 'null') and typeof("__new_report"."decided_at") in ('integer', 'null'))
);
--> statement-breakpoint
INSERT INTO `__new_report`("id", "association", "project", "subject", "subject_id", "reason", "words", "created_at", "state", "decided_at", "decided_by") SELECT "id", "association", "project", "subject", "subject_id", "reason", "words", "created_at", "state", "decided_at", "decided_by" FROM `report`;--> statement-breakpoint
DROP TABLE `report`;--> statement-breakpoint
ALTER TABLE `__new_report` RENAME TO `report`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `report_queue` ON `report` (`association`,`state`,`created_at`);