CREATE TABLE `public_line` (
	`project` text NOT NULL,
	`number` integer NOT NULL,
	`day` text NOT NULL,
	`kind` text NOT NULL,
	`payment` integer,
	`currency` text NOT NULL,
	`body` text NOT NULL,
	`previous` text NOT NULL,
	`hash` text NOT NULL,
	`account` text NOT NULL,
	`source` text NOT NULL,
	PRIMARY KEY(`project`, `number`),
	FOREIGN KEY (`project`) REFERENCES `project`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account`,`source`) REFERENCES `ledger_transaction`(`account`,`source`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "public_line_number" CHECK("public_line"."number" > 0),
	CONSTRAINT "public_line_whole" CHECK(typeof("public_line"."number") in ('integer', 'null') and typeof("public_line"."payment") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `public_line_posting` ON `public_line` (`account`,`source`);--> statement-breakpoint
CREATE INDEX `ledger_entry_bank` ON `ledger_entry` (`account`) WHERE "ledger_entry"."ledger_account" = 'bankInTransit';