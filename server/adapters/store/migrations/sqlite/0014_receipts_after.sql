CREATE TABLE `payment_method` (
	`attempt` text PRIMARY KEY NOT NULL,
	`method` text NOT NULL,
	FOREIGN KEY (`attempt`) REFERENCES `attempt`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "payment_method_method" CHECK("payment_method"."method" in ('card', 'bankDebit', 'bankTransfer', 'other'))
);
--> statement-breakpoint
DROP INDEX `consent_thanks`;--> statement-breakpoint
CREATE INDEX `tax_receipt_named` ON `tax_receipt` (`issued_at`) WHERE "tax_receipt"."donor_name" <> '';