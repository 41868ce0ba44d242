CREATE TABLE "account_comparison" (
	"account" text PRIMARY KEY NOT NULL,
	"begin_at" bigint NOT NULL,
	"compared_through" bigint NOT NULL,
	"walk" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "approval" (
	"association" text PRIMARY KEY NOT NULL,
	"register" text NOT NULL,
	"number" text NOT NULL,
	"approved_at" bigint NOT NULL,
	CONSTRAINT "approval_register" CHECK ("approval"."register" in ('siren', 'rna'))
);
--> statement-breakpoint
CREATE TABLE "attempt_origin" (
	"attempt" text PRIMARY KEY NOT NULL,
	"door" text NOT NULL,
	"association" text NOT NULL,
	"player" text NOT NULL,
	"address_key" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "attempt_origin_door" CHECK ("attempt_origin"."door" in ('work', 'form'))
);
--> statement-breakpoint
CREATE TABLE "balance_transaction" (
	"account" text NOT NULL,
	"id" text NOT NULL,
	"type" text NOT NULL,
	"amount_cents" bigint NOT NULL,
	"fee_cents" bigint NOT NULL,
	"net_cents" bigint NOT NULL,
	"currency" text NOT NULL,
	"created_at" bigint NOT NULL,
	"available_on" bigint NOT NULL,
	"source" text,
	"seen_at" bigint NOT NULL,
	CONSTRAINT "balance_transaction_account_id_pk" PRIMARY KEY("account","id")
);
--> statement-breakpoint
CREATE TABLE "comparison_report" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"finished_at" bigint NOT NULL,
	"open_differences" bigint NOT NULL,
	"body" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "decline" (
	"key" text PRIMARY KEY NOT NULL,
	"attempt" text NOT NULL,
	"association" text NOT NULL,
	"player" text NOT NULL,
	"address_key" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dispute" (
	"id" text PRIMARY KEY NOT NULL,
	"attempt" text NOT NULL,
	"amount_cents" bigint NOT NULL,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"opened_at" bigint NOT NULL,
	"due_by" bigint,
	"settlements" bigint NOT NULL,
	CONSTRAINT "dispute_state" CHECK ("dispute"."state" in ('inquiry', 'open', 'won', 'lost', 'prevented'))
);
--> statement-breakpoint
CREATE TABLE "duty" (
	"name" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"leased_until" bigint NOT NULL,
	"due_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "giving_guard" (
	"association" text PRIMARY KEY NOT NULL,
	"paused_at" bigint,
	"level" bigint NOT NULL,
	"sign_at" bigint NOT NULL,
	CONSTRAINT "giving_guard_level" CHECK ("giving_guard"."level" between 0 and 2)
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"name" text PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
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
CREATE TABLE "refund_line" (
	"refund_order" text NOT NULL,
	"attempt" text NOT NULL,
	"donation" text NOT NULL,
	"line" bigint NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "refund_line_refund_order_line_pk" PRIMARY KEY("refund_order","line"),
	CONSTRAINT "refund_line_state" CHECK ("refund_line"."state" in ('ordered', 'refunded', 'released'))
);
--> statement-breakpoint
CREATE TABLE "refund_order" (
	"id" text PRIMARY KEY NOT NULL,
	"donation" text NOT NULL,
	"attempt" text NOT NULL,
	"idempotency_key" text NOT NULL,
	"amount_cents" bigint NOT NULL,
	"reason" text NOT NULL,
	"by" text NOT NULL,
	"state" text NOT NULL,
	"refusal" text,
	"stripe_refund" text,
	"created_at" bigint NOT NULL,
	"touched_at" bigint NOT NULL,
	CONSTRAINT "refund_order_idempotency_key" UNIQUE("idempotency_key"),
	CONSTRAINT "refund_order_state" CHECK ("refund_order"."state" in ('ordered', 'done', 'refused', 'abandoned', 'failed')),
	CONSTRAINT "refund_order_amount" CHECK ("refund_order"."amount_cents" > 0)
);
--> statement-breakpoint
CREATE TABLE "spent_passage" (
	"key" text PRIMARY KEY NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stripe_account" (
	"account" text PRIMARY KEY NOT NULL,
	"association" text NOT NULL,
	"livemode" boolean NOT NULL,
	"state" text NOT NULL,
	"requirements" jsonb NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "stripe_account_state" CHECK ("stripe_account"."state" in ('onboarding', 'review', 'active', 'restricted', 'disconnected'))
);
--> statement-breakpoint
ALTER TABLE "placement" ADD COLUMN "unnamed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "approval" ADD CONSTRAINT "approval_association_association_id_fk" FOREIGN KEY ("association") REFERENCES "public"."association"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt_origin" ADD CONSTRAINT "attempt_origin_attempt_attempt_id_fk" FOREIGN KEY ("attempt") REFERENCES "public"."attempt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt_origin" ADD CONSTRAINT "attempt_origin_association_association_id_fk" FOREIGN KEY ("association") REFERENCES "public"."association"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decline" ADD CONSTRAINT "decline_attempt_attempt_id_fk" FOREIGN KEY ("attempt") REFERENCES "public"."attempt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decline" ADD CONSTRAINT "decline_association_association_id_fk" FOREIGN KEY ("association") REFERENCES "public"."association"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_attempt_attempt_id_fk" FOREIGN KEY ("attempt") REFERENCES "public"."attempt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "giving_guard" ADD CONSTRAINT "giving_guard_association_association_id_fk" FOREIGN KEY ("association") REFERENCES "public"."association"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "public_line" ADD CONSTRAINT "public_line_project_project_slug_fk" FOREIGN KEY ("project") REFERENCES "public"."project"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "public_line" ADD CONSTRAINT "public_line_account_source_ledger_transaction_account_source_fk" FOREIGN KEY ("account","source") REFERENCES "public"."ledger_transaction"("account","source") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_line" ADD CONSTRAINT "refund_line_refund_order_refund_order_id_fk" FOREIGN KEY ("refund_order") REFERENCES "public"."refund_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_line" ADD CONSTRAINT "refund_line_attempt_attempt_id_fk" FOREIGN KEY ("attempt") REFERENCES "public"."attempt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_line" ADD CONSTRAINT "refund_line_donation_line_donation_line_donation_line_fk" FOREIGN KEY ("donation","line") REFERENCES "public"."donation_line"("donation","line") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_order" ADD CONSTRAINT "refund_order_donation_donation_id_fk" FOREIGN KEY ("donation") REFERENCES "public"."donation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_order" ADD CONSTRAINT "refund_order_attempt_attempt_id_fk" FOREIGN KEY ("attempt") REFERENCES "public"."attempt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stripe_account" ADD CONSTRAINT "stripe_account_association_association_id_fk" FOREIGN KEY ("association") REFERENCES "public"."association"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attempt_origin_address" ON "attempt_origin" USING btree ("address_key","at");--> statement-breakpoint
CREATE INDEX "attempt_origin_player" ON "attempt_origin" USING btree ("player");--> statement-breakpoint
CREATE INDEX "attempt_origin_association" ON "attempt_origin" USING btree ("association","at");--> statement-breakpoint
CREATE INDEX "attempt_origin_at" ON "attempt_origin" USING btree ("at");--> statement-breakpoint
CREATE INDEX "decline_player" ON "decline" USING btree ("player","at");--> statement-breakpoint
CREATE INDEX "decline_address" ON "decline" USING btree ("address_key","at");--> statement-breakpoint
CREATE INDEX "decline_association" ON "decline" USING btree ("association","at");--> statement-breakpoint
CREATE INDEX "decline_at" ON "decline" USING btree ("at");--> statement-breakpoint
CREATE INDEX "dispute_attempt" ON "dispute" USING btree ("attempt");--> statement-breakpoint
CREATE UNIQUE INDEX "refund_line_once" ON "refund_line" USING btree ("attempt","line") WHERE "refund_line"."state" <> 'released';--> statement-breakpoint
CREATE INDEX "refund_line_donation" ON "refund_line" USING btree ("donation");--> statement-breakpoint
CREATE INDEX "refund_order_donation" ON "refund_order" USING btree ("donation");--> statement-breakpoint
CREATE INDEX "refund_order_attempt" ON "refund_order" USING btree ("attempt");--> statement-breakpoint
CREATE INDEX "refund_order_waiting" ON "refund_order" USING btree ("touched_at") WHERE "refund_order"."state" = 'ordered';--> statement-breakpoint
CREATE INDEX "spent_passage_expiry" ON "spent_passage" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "stripe_account_association" ON "stripe_account" USING btree ("association");--> statement-breakpoint
CREATE INDEX "ledger_entry_bank" ON "ledger_entry" USING btree ("account") WHERE "ledger_entry"."ledger_account" = 'bankInTransit';