CREATE TABLE `offline_gift` (
	`donation` text PRIMARY KEY NOT NULL,
	`attempt` text NOT NULL,
	`association` text NOT NULL,
	`entry_key` text NOT NULL,
	`mode` text NOT NULL,
	`received_on` text NOT NULL,
	`reference` text,
	`by` text NOT NULL,
	`entered_at` integer NOT NULL,
	FOREIGN KEY (`donation`) REFERENCES `donation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`attempt`) REFERENCES `attempt`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`association`) REFERENCES `association`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "offline_gift_mode" CHECK("offline_gift"."mode" in ('cheque', 'cash', 'transfer')),
	CONSTRAINT "offline_gift_whole" CHECK(typeof("offline_gift"."entered_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `offline_gift_entry` ON `offline_gift` (`association`,`entry_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `offline_gift_attempt` ON `offline_gift` (`attempt`);--> statement-breakpoint
CREATE TABLE `offline_reversal` (
	`donation` text PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`donation`) REFERENCES `offline_gift`(`donation`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "offline_reversal_whole" CHECK(typeof("offline_reversal"."at") in ('integer', 'null'))
);
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_ledger_entry` (
	`account` text NOT NULL,
	`source` text NOT NULL,
	`line` integer NOT NULL,
	`ledger_account` text NOT NULL,
	`amount_cents` integer NOT NULL,
	PRIMARY KEY(`account`, `source`, `line`),
	FOREIGN KEY (`account`,`source`) REFERENCES `ledger_transaction`(`account`,`source`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "ledger_entry_account" CHECK("__new_ledger_entry"."ledger_account" in ('stripeUncleared', 'stripeBalance', 'fees', 'donations', 'donationsRefunded', 'donationsReversed', 'donationsChargedBack', 'disputeSuspense', 'disputeFees', 'bankInTransit', 'stripeOther', 'chequesReceived', 'cashReceived', 'transfersReceived', 'suspense')),
	CONSTRAINT "ledger_entry_amount" CHECK("__new_ledger_entry"."amount_cents" <> 0),
	CONSTRAINT "ledger_entry_whole" CHECK(typeof("__new_ledger_entry"."line") in ('integer', 'null') and typeof("__new_ledger_entry"."amount_cents") in ('integer', 'null'))
);
--> statement-breakpoint
INSERT INTO `__new_ledger_entry`("account", "source", "line", "ledger_account", "amount_cents") SELECT "account", "source", "line", "ledger_account", "amount_cents" FROM `ledger_entry`;--> statement-breakpoint
DROP TABLE `ledger_entry`;--> statement-breakpoint
ALTER TABLE `__new_ledger_entry` RENAME TO `ledger_entry`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `ledger_entry_bank` ON `ledger_entry` (`account`) WHERE "ledger_entry"."ledger_account" = 'bankInTransit';