CREATE TABLE `account_comparison` (
	`account` text PRIMARY KEY NOT NULL,
	`begin_at` integer NOT NULL,
	`compared_through` integer NOT NULL,
	`walk` text NOT NULL,
	CONSTRAINT "account_comparison_whole" CHECK(typeof("account_comparison"."begin_at") in ('integer', 'null') and typeof("account_comparison"."compared_through") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE TABLE `approval` (
	`association` text PRIMARY KEY NOT NULL,
	`register` text NOT NULL,
	`number` text NOT NULL,
	`approved_at` integer NOT NULL,
	FOREIGN KEY (`association`) REFERENCES `association`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "approval_register" CHECK("approval"."register" in ('siren', 'rna')),
	CONSTRAINT "approval_whole" CHECK(typeof("approval"."approved_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE TABLE `attempt_origin` (
	`attempt` text PRIMARY KEY NOT NULL,
	`door` text NOT NULL,
	`association` text NOT NULL,
	`player` text NOT NULL,
	`address_key` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`attempt`) REFERENCES `attempt`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`association`) REFERENCES `association`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "attempt_origin_door" CHECK("attempt_origin"."door" in ('work', 'form')),
	CONSTRAINT "attempt_origin_whole" CHECK(typeof("attempt_origin"."at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE INDEX `attempt_origin_address` ON `attempt_origin` (`address_key`,`at`);--> statement-breakpoint
CREATE INDEX `attempt_origin_player` ON `attempt_origin` (`player`);--> statement-breakpoint
CREATE INDEX `attempt_origin_association` ON `attempt_origin` (`association`,`at`);--> statement-breakpoint
CREATE INDEX `attempt_origin_at` ON `attempt_origin` (`at`);--> statement-breakpoint
CREATE TABLE `balance_transaction` (
	`account` text NOT NULL,
	`id` text NOT NULL,
	`type` text NOT NULL,
	`amount_cents` integer NOT NULL,
	`fee_cents` integer NOT NULL,
	`net_cents` integer NOT NULL,
	`currency` text NOT NULL,
	`created_at` integer NOT NULL,
	`available_on` integer NOT NULL,
	`source` text,
	`seen_at` integer NOT NULL,
	PRIMARY KEY(`account`, `id`),
	CONSTRAINT "balance_transaction_whole" CHECK(typeof("balance_transaction"."amount_cents") in ('integer', 'null') and typeof("balance_transaction"."fee_cents") in ('integer', 'null') and typeof("balance_transaction"."net_cents") in ('integer', 'null') and typeof("balance_transaction"."created_at") in ('integer', 'null') and typeof("balance_transaction"."available_on") in ('integer', 'null') and typeof("balance_transaction"."seen_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE TABLE `comparison_report` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`finished_at` integer NOT NULL,
	`open_differences` integer NOT NULL,
	`body` text NOT NULL,
	CONSTRAINT "comparison_report_whole" CHECK(typeof("comparison_report"."finished_at") in ('integer', 'null') and typeof("comparison_report"."open_differences") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE TABLE `decline` (
	`key` text PRIMARY KEY NOT NULL,
	`attempt` text NOT NULL,
	`association` text NOT NULL,
	`player` text NOT NULL,
	`address_key` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`attempt`) REFERENCES `attempt`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`association`) REFERENCES `association`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "decline_whole" CHECK(typeof("decline"."at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE INDEX `decline_player` ON `decline` (`player`,`at`);--> statement-breakpoint
CREATE INDEX `decline_address` ON `decline` (`address_key`,`at`);--> statement-breakpoint
CREATE INDEX `decline_association` ON `decline` (`association`,`at`);--> statement-breakpoint
CREATE INDEX `decline_at` ON `decline` (`at`);--> statement-breakpoint
CREATE TABLE `dispute` (
	`id` text PRIMARY KEY NOT NULL,
	`attempt` text NOT NULL,
	`amount_cents` integer NOT NULL,
	`state` text NOT NULL,
	`reason` text NOT NULL,
	`opened_at` integer NOT NULL,
	`due_by` integer,
	`settlements` integer NOT NULL,
	FOREIGN KEY (`attempt`) REFERENCES `attempt`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "dispute_state" CHECK("dispute"."state" in ('inquiry', 'open', 'won', 'lost', 'prevented')),
	CONSTRAINT "dispute_whole" CHECK(typeof("dispute"."amount_cents") in ('integer', 'null') and typeof("dispute"."opened_at") in ('integer', 'null') and typeof("dispute"."due_by") in ('integer', 'null') and typeof("dispute"."settlements") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE INDEX `dispute_attempt` ON `dispute` (`attempt`);--> statement-breakpoint
CREATE TABLE `duty` (
	`name` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`leased_until` integer NOT NULL,
	`due_at` integer NOT NULL,
	CONSTRAINT "duty_whole" CHECK(typeof("duty"."leased_until") in ('integer', 'null') and typeof("duty"."due_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE TABLE `giving_guard` (
	`association` text PRIMARY KEY NOT NULL,
	`paused_at` integer,
	`level` integer NOT NULL,
	`sign_at` integer NOT NULL,
	FOREIGN KEY (`association`) REFERENCES `association`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "giving_guard_level" CHECK("giving_guard"."level" between 0 and 2),
	CONSTRAINT "giving_guard_whole" CHECK(typeof("giving_guard"."paused_at") in ('integer', 'null') and typeof("giving_guard"."level") in ('integer', 'null') and typeof("giving_guard"."sign_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE TABLE `installation` (
	`name` text PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "installation_whole" CHECK(typeof("installation"."created_at") in ('integer', 'null'))
);
--> statement-breakpoint
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
CREATE TABLE `refund_line` (
	`refund_order` text NOT NULL,
	`attempt` text NOT NULL,
	`donation` text NOT NULL,
	`line` integer NOT NULL,
	`state` text NOT NULL,
	PRIMARY KEY(`refund_order`, `line`),
	FOREIGN KEY (`refund_order`) REFERENCES `refund_order`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`attempt`) REFERENCES `attempt`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`donation`,`line`) REFERENCES `donation_line`(`donation`,`line`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "refund_line_state" CHECK("refund_line"."state" in ('ordered', 'refunded', 'released')),
	CONSTRAINT "refund_line_whole" CHECK(typeof("refund_line"."line") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `refund_line_once` ON `refund_line` (`attempt`,`line`) WHERE "refund_line"."state" <> 'released';--> statement-breakpoint
CREATE INDEX `refund_line_donation` ON `refund_line` (`donation`);--> statement-breakpoint
CREATE TABLE `refund_order` (
	`id` text PRIMARY KEY NOT NULL,
	`donation` text NOT NULL,
	`attempt` text NOT NULL,
	`idempotency_key` text NOT NULL,
	`amount_cents` integer NOT NULL,
	`reason` text NOT NULL,
	`by` text NOT NULL,
	`state` text NOT NULL,
	`refusal` text,
	`stripe_refund` text,
	`created_at` integer NOT NULL,
	`touched_at` integer NOT NULL,
	FOREIGN KEY (`donation`) REFERENCES `donation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`attempt`) REFERENCES `attempt`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "refund_order_state" CHECK("refund_order"."state" in ('ordered', 'done', 'refused', 'abandoned', 'failed')),
	CONSTRAINT "refund_order_amount" CHECK("refund_order"."amount_cents" > 0),
	CONSTRAINT "refund_order_whole" CHECK(typeof("refund_order"."amount_cents") in ('integer', 'null') and typeof("refund_order"."created_at") in ('integer', 'null') and typeof("refund_order"."touched_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `refund_order_idempotency_key` ON `refund_order` (`idempotency_key`);--> statement-breakpoint
CREATE INDEX `refund_order_donation` ON `refund_order` (`donation`);--> statement-breakpoint
CREATE INDEX `refund_order_attempt` ON `refund_order` (`attempt`);--> statement-breakpoint
CREATE INDEX `refund_order_waiting` ON `refund_order` (`touched_at`) WHERE "refund_order"."state" = 'ordered';--> statement-breakpoint
CREATE TABLE `spent_passage` (
	`key` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL,
	CONSTRAINT "spent_passage_whole" CHECK(typeof("spent_passage"."expires_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE INDEX `spent_passage_expiry` ON `spent_passage` (`expires_at`);--> statement-breakpoint
CREATE TABLE `stripe_account` (
	`account` text PRIMARY KEY NOT NULL,
	`association` text NOT NULL,
	`livemode` integer NOT NULL,
	`state` text NOT NULL,
	`requirements` text NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`association`) REFERENCES `association`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "stripe_account_state" CHECK("stripe_account"."state" in ('onboarding', 'review', 'active', 'restricted', 'disconnected')),
	CONSTRAINT "stripe_account_whole" CHECK(typeof("stripe_account"."updated_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE INDEX `stripe_account_association` ON `stripe_account` (`association`);--> statement-breakpoint
ALTER TABLE `placement` ADD `unnamed` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `ledger_entry_bank` ON `ledger_entry` (`account`) WHERE "ledger_entry"."ledger_account" = 'bankInTransit';