CREATE TABLE `late_letter` (
	`letter` integer PRIMARY KEY NOT NULL,
	`since` integer NOT NULL,
	`why` text NOT NULL,
	`given_up_at` integer,
	FOREIGN KEY (`letter`) REFERENCES `outbox`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "late_letter_why" CHECK("late_letter"."why" in ('notNow', 'unsure', 'refused')),
	CONSTRAINT "late_letter_whole" CHECK(typeof("late_letter"."letter") in ('integer', 'null') and typeof("late_letter"."since") in ('integer', 'null') and typeof("late_letter"."given_up_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE INDEX `late_letter_given_up` ON `late_letter` (`given_up_at`);