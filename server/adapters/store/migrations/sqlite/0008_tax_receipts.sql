CREATE TABLE `tax_body` (
	`association` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`address` text NOT NULL,
	`object` text NOT NULL,
	`body_kind` text NOT NULL,
	`body_detail` text NOT NULL,
	`register` text,
	`register_number` text NOT NULL,
	`articles` text NOT NULL,
	`signer_name` text NOT NULL,
	`signer_capacity` text NOT NULL,
	`issues` integer NOT NULL,
	`declaration` text,
	`declared_by` text,
	`declared_at` integer,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`association`) REFERENCES `association`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "tax_body_kind" CHECK("tax_body"."body_kind" in ('generalInterest', 'publicUtility', 'publicUtilityAlsaceMoselle', 'endowmentFund', 'worship', 'peopleInNeed')),
	CONSTRAINT "tax_body_register" CHECK("tax_body"."register" in ('siren', 'rna')),
	CONSTRAINT "tax_body_declared" CHECK(not "tax_body"."issues" or "tax_body"."declared_at" is not null),
	CONSTRAINT "tax_body_whole" CHECK(typeof("tax_body"."declared_at") in ('integer', 'null') and typeof("tax_body"."updated_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE TABLE `tax_receipt` (
	`id` text PRIMARY KEY NOT NULL,
	`association` text NOT NULL,
	`year` integer NOT NULL,
	`number` integer NOT NULL,
	`donor_name` text NOT NULL,
	`donor_address` text NOT NULL,
	`total_cents` integer NOT NULL,
	`printed` text NOT NULL,
	`issued_at` integer NOT NULL,
	`issued_by` text NOT NULL,
	`voided_at` integer,
	`void_reason` text,
	`handed_at` integer,
	FOREIGN KEY (`association`) REFERENCES `association`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "tax_receipt_amount" CHECK("tax_receipt"."total_cents" > 0 and "tax_receipt"."number" > 0),
	CONSTRAINT "tax_receipt_void_reason" CHECK("tax_receipt"."void_reason" in ('refunded', 'partlyRefunded', 'disputeLost', 'bySteward')),
	CONSTRAINT "tax_receipt_void" CHECK(("tax_receipt"."voided_at" is null) = ("tax_receipt"."void_reason" is null)),
	CONSTRAINT "tax_receipt_whole" CHECK(typeof("tax_receipt"."year") in ('integer', 'null') and typeof("tax_receipt"."number") in ('integer', 'null') and typeof("tax_receipt"."total_cents") in ('integer', 'null') and typeof("tax_receipt"."issued_at") in ('integer', 'null') and typeof("tax_receipt"."voided_at") in ('integer', 'null') and typeof("tax_receipt"."handed_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tax_receipt_number` ON `tax_receipt` (`association`,`year`,`number`);--> statement-breakpoint
CREATE TABLE `tax_receipt_gift` (
	`receipt` text NOT NULL,
	`donation` text NOT NULL,
	`amount_cents` integer NOT NULL,
	`state` text NOT NULL,
	PRIMARY KEY(`receipt`, `donation`),
	FOREIGN KEY (`receipt`) REFERENCES `tax_receipt`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`donation`) REFERENCES `donation`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "tax_receipt_gift_state" CHECK("tax_receipt_gift"."state" in ('counted', 'released')),
	CONSTRAINT "tax_receipt_gift_amount" CHECK("tax_receipt_gift"."amount_cents" > 0),
	CONSTRAINT "tax_receipt_gift_whole" CHECK(typeof("tax_receipt_gift"."amount_cents") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tax_receipt_gift_once` ON `tax_receipt_gift` (`donation`) WHERE "tax_receipt_gift"."state" = 'counted';--> statement-breakpoint
CREATE INDEX `tax_receipt_gift_donation` ON `tax_receipt_gift` (`donation`);--> statement-breakpoint
CREATE TABLE `tax_receipt_sequence` (
	`association` text NOT NULL,
	`year` integer NOT NULL,
	`last` integer NOT NULL,
	PRIMARY KEY(`association`, `year`),
	FOREIGN KEY (`association`) REFERENCES `association`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "tax_receipt_sequence_last" CHECK("tax_receipt_sequence"."last" > 0),
	CONSTRAINT "tax_receipt_sequence_whole" CHECK(typeof("tax_receipt_sequence"."year") in ('integer', 'null') and typeof("tax_receipt_sequence"."last") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE TABLE `tax_yearly_wish` (
	`donation` text PRIMARY KEY NOT NULL,
	`association` text NOT NULL,
	`year` integer NOT NULL,
	`donor_name` text NOT NULL,
	`donor_address` text NOT NULL,
	`by_letter` integer NOT NULL,
	`asked_at` integer NOT NULL,
	FOREIGN KEY (`donation`) REFERENCES `donation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`association`) REFERENCES `association`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "tax_yearly_wish_whole" CHECK(typeof("tax_yearly_wish"."year") in ('integer', 'null') and typeof("tax_yearly_wish"."asked_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE INDEX `tax_yearly_wish_year` ON `tax_yearly_wish` (`association`,`year`,`donation`);--> statement-breakpoint
CREATE INDEX `consent_thanks` ON `consent` (`value`) WHERE "consent"."kind" = 'thanksEmail';