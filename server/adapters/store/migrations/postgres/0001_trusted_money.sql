CREATE TABLE "public_line" (
	"project" text NOT NULL,
	"number" bigint NOT NULL,
	"day" text NOT NULL,
	"kind" text NOT NULL,
	"payment" bigint,
	"currency" text NOT NULL,
	"body" jsonb NOT NULL,
	"previous" text NOT NULL,
	"hash" text NOT NULL,
	"account" text NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "public_line_project_number_pk" PRIMARY KEY("project","number"),
	CONSTRAINT "public_line_posting" UNIQUE("account","source"),
	CONSTRAINT "public_line_number" CHECK ("public_line"."number" > 0)
);
--> statement-breakpoint
ALTER TABLE "public_line" ADD CONSTRAINT "public_line_project_project_slug_fk" FOREIGN KEY ("project") REFERENCES "public"."project"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "public_line" ADD CONSTRAINT "public_line_account_source_ledger_transaction_account_source_fk" FOREIGN KEY ("account","source") REFERENCES "public"."ledger_transaction"("account","source") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ledger_entry_bank" ON "ledger_entry" USING btree ("account") WHERE "ledger_entry"."ledger_account" = 'bankInTransit';