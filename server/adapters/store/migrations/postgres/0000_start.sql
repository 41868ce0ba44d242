CREATE TABLE "association" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"stripe_account" text,
	"demonstration" boolean NOT NULL,
	"words_policy" text NOT NULL,
	CONSTRAINT "association_words_policy" CHECK ("association"."words_policy" in ('held', 'atOnce'))
);
--> statement-breakpoint
CREATE TABLE "attempt" (
	"id" text PRIMARY KEY NOT NULL,
	"donation" text NOT NULL,
	"account" text NOT NULL,
	"livemode" boolean NOT NULL,
	"state" text NOT NULL,
	"idempotency_key" text NOT NULL,
	"amount_cents" bigint NOT NULL,
	"currency" text NOT NULL,
	"session_id" text,
	"checkout_url" text,
	"payment_intent" text,
	"charge" text,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"paid_at" bigint,
	"refunded_cents" bigint NOT NULL,
	"dispute" text NOT NULL,
	"touched_at" bigint NOT NULL,
	CONSTRAINT "attempt_idempotency_key" UNIQUE("idempotency_key"),
	CONSTRAINT "attempt_session" UNIQUE("account","session_id"),
	CONSTRAINT "attempt_state" CHECK ("attempt"."state" in ('creating', 'open', 'pending', 'paid', 'settled', 'failed', 'expired', 'cancelled', 'abandoned', 'quarantined')),
	CONSTRAINT "attempt_dispute" CHECK ("attempt"."dispute" in ('none', 'inquiry', 'open', 'won', 'lost', 'prevented')),
	CONSTRAINT "attempt_amounts" CHECK ("attempt"."amount_cents" > 0 and "attempt"."refunded_cents" >= 0)
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consent" (
	"donation" text NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"given_at" bigint NOT NULL,
	"revoked_at" bigint,
	"moderation" text NOT NULL,
	CONSTRAINT "consent_donation_kind_pk" PRIMARY KEY("donation","kind"),
	CONSTRAINT "consent_kind" CHECK ("consent"."kind" in ('publicName', 'nameOnGift', 'message', 'thanksEmail', 'newsEmail')),
	CONSTRAINT "consent_moderation" CHECK ("consent"."moderation" in ('held', 'shown', 'takenDown'))
);
--> statement-breakpoint
CREATE TABLE "donation" (
	"id" text PRIMARY KEY NOT NULL,
	"project" text NOT NULL,
	"village" text NOT NULL,
	"player" text NOT NULL,
	"basket_key" text NOT NULL,
	"catalogue_version" text NOT NULL,
	"language" text NOT NULL,
	"total_cents" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "donation_basket" UNIQUE("player","basket_key"),
	CONSTRAINT "donation_language" CHECK ("donation"."language" in ('fr', 'en')),
	CONSTRAINT "donation_total" CHECK ("donation"."total_cents" > 0)
);
--> statement-breakpoint
CREATE TABLE "donation_line" (
	"donation" text NOT NULL,
	"line" bigint NOT NULL,
	"kind" text NOT NULL,
	"gift" text,
	"quantity" bigint NOT NULL,
	"amount_cents" bigint NOT NULL,
	"width" bigint,
	"depth" bigint,
	"category" text,
	"x" bigint,
	"y" bigint,
	CONSTRAINT "donation_line_donation_line_pk" PRIMARY KEY("donation","line"),
	CONSTRAINT "donation_line_kind" CHECK (("donation_line"."kind" = 'gift' and "donation_line"."gift" is not null and "donation_line"."width" is not null and "donation_line"."depth" is not null) or ("donation_line"."kind" = 'feeCover' and "donation_line"."gift" is null)),
	CONSTRAINT "donation_line_amounts" CHECK ("donation_line"."amount_cents" > 0 and "donation_line"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "flower" (
	"village" text NOT NULL,
	"player" text NOT NULL,
	"x" bigint NOT NULL,
	"y" bigint NOT NULL,
	"kind" text NOT NULL,
	"planted_at" bigint NOT NULL,
	CONSTRAINT "flower_village_player_pk" PRIMARY KEY("village","player"),
	CONSTRAINT "flower_plot" UNIQUE("village","x","y")
);
--> statement-breakpoint
CREATE TABLE "gift" (
	"project" text NOT NULL,
	"slug" text NOT NULL,
	"position" bigint NOT NULL,
	"name" jsonb NOT NULL,
	"funds" jsonb NOT NULL,
	"price_cents" bigint NOT NULL,
	"sprite" text NOT NULL,
	"width" bigint NOT NULL,
	"depth" bigint NOT NULL,
	"category" text NOT NULL,
	"purpose" jsonb NOT NULL,
	"counted" boolean NOT NULL,
	"needed" bigint,
	"given" bigint NOT NULL,
	"retired" boolean NOT NULL,
	CONSTRAINT "gift_project_slug_pk" PRIMARY KEY("project","slug"),
	CONSTRAINT "gift_amount" CHECK ("gift"."price_cents" > 0),
	CONSTRAINT "gift_footprint" CHECK ("gift"."width" between 1 and 4 and "gift"."depth" between 1 and 4),
	CONSTRAINT "gift_given" CHECK ("gift"."given" >= 0)
);
--> statement-breakpoint
CREATE TABLE "ledger_entry" (
	"account" text NOT NULL,
	"source" text NOT NULL,
	"line" bigint NOT NULL,
	"ledger_account" text NOT NULL,
	"amount_cents" bigint NOT NULL,
	CONSTRAINT "ledger_entry_account_source_line_pk" PRIMARY KEY("account","source","line"),
	CONSTRAINT "ledger_entry_account" CHECK ("ledger_entry"."ledger_account" in ('stripeUncleared', 'stripeBalance', 'fees', 'donations', 'donationsRefunded', 'donationsReversed', 'donationsChargedBack', 'disputeSuspense', 'disputeFees', 'bankInTransit', 'stripeOther', 'suspense')),
	CONSTRAINT "ledger_entry_amount" CHECK ("ledger_entry"."amount_cents" <> 0)
);
--> statement-breakpoint
CREATE TABLE "ledger_transaction" (
	"account" text NOT NULL,
	"source" text NOT NULL,
	"currency" text NOT NULL,
	"kind" text NOT NULL,
	"project" text,
	"donation" text,
	"at" bigint NOT NULL,
	CONSTRAINT "ledger_transaction_account_source_pk" PRIMARY KEY("account","source")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"topic" text NOT NULL,
	"key" text NOT NULL,
	"body" jsonb NOT NULL,
	"tries" bigint NOT NULL,
	"next_try_at" bigint NOT NULL,
	"done" boolean NOT NULL,
	CONSTRAINT "outbox_key" UNIQUE("topic","key"),
	CONSTRAINT "outbox_topic" CHECK ("outbox"."topic" in ('stepReached', 'mail', 'alert'))
);
--> statement-breakpoint
CREATE TABLE "placement" (
	"id" text PRIMARY KEY NOT NULL,
	"village" text NOT NULL,
	"project" text NOT NULL,
	"donation" text NOT NULL,
	"line" bigint NOT NULL,
	"gift" text NOT NULL,
	"quantity" bigint NOT NULL,
	"x" bigint NOT NULL,
	"y" bigint NOT NULL,
	"width" bigint NOT NULL,
	"depth" bigint NOT NULL,
	"state" text NOT NULL,
	"beyond_need" boolean NOT NULL,
	"placed_at" bigint NOT NULL,
	"removed_at" bigint,
	CONSTRAINT "placement_line" UNIQUE("donation","line"),
	CONSTRAINT "placement_state" CHECK ("placement"."state" in ('promised', 'delivered', 'changed')),
	CONSTRAINT "placement_quantity" CHECK ("placement"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "player" (
	"id" text PRIMARY KEY NOT NULL,
	"created_at" bigint NOT NULL,
	"seen_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plot_use" (
	"village" text NOT NULL,
	"x" bigint NOT NULL,
	"y" bigint NOT NULL,
	"donation" text NOT NULL,
	"placement" text,
	"held_until" bigint,
	CONSTRAINT "plot_use_village_x_y_pk" PRIMARY KEY("village","x","y"),
	CONSTRAINT "plot_use_held_or_taken" CHECK ("plot_use"."placement" is not null or "plot_use"."held_until" is not null)
);
--> statement-breakpoint
CREATE TABLE "project" (
	"slug" text PRIMARY KEY NOT NULL,
	"association" text NOT NULL,
	"catalogue_version" text NOT NULL,
	"title" jsonb NOT NULL,
	"sentence" jsonb NOT NULL,
	"story" jsonb NOT NULL,
	"place" jsonb NOT NULL,
	"landscape" text NOT NULL,
	"seed" bigint NOT NULL,
	"approved_by" text NOT NULL,
	"demonstration" boolean NOT NULL,
	"goal_cents" bigint NOT NULL,
	"minimum_basket_cents" bigint NOT NULL,
	"tax_reduction" text NOT NULL,
	CONSTRAINT "project_tax_reduction" CHECK ("project"."tax_reduction" in ('none', 'general', 'peopleInNeed')),
	CONSTRAINT "project_amounts" CHECK ("project"."goal_cents" > 0 and "project"."minimum_basket_cents" > 0)
);
--> statement-breakpoint
CREATE TABLE "project_totals" (
	"project" text PRIMARY KEY NOT NULL,
	"raised_cents" bigint NOT NULL,
	"gifts" bigint NOT NULL,
	"revision" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "refund" (
	"id" text PRIMARY KEY NOT NULL,
	"attempt" text NOT NULL,
	"amount_cents" bigint NOT NULL,
	"state" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "refund_state" CHECK ("refund"."state" in ('pending', 'succeeded', 'failed')),
	CONSTRAINT "refund_amount" CHECK ("refund"."amount_cents" > 0)
);
--> statement-breakpoint
CREATE TABLE "step" (
	"project" text NOT NULL,
	"slug" text NOT NULL,
	"position" bigint NOT NULL,
	"name" jsonb NOT NULL,
	"at_cents" bigint NOT NULL,
	"sprite" text NOT NULL,
	"expected_month" text NOT NULL,
	"reached_at" bigint,
	"retired" boolean NOT NULL,
	CONSTRAINT "step_project_slug_pk" PRIMARY KEY("project","slug"),
	CONSTRAINT "step_amount" CHECK ("step"."at_cents" > 0)
);
--> statement-breakpoint
CREATE TABLE "stripe_event" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"account" text NOT NULL,
	"object_id" text NOT NULL,
	"state" text NOT NULL,
	"received_at" bigint NOT NULL,
	"tries" bigint NOT NULL,
	"next_try_at" bigint NOT NULL,
	CONSTRAINT "stripe_event_state" CHECK ("stripe_event"."state" in ('applied', 'waiting', 'ignored', 'quarantined'))
);
--> statement-breakpoint
CREATE TABLE "village" (
	"slug" text PRIMARY KEY NOT NULL,
	"project" text NOT NULL,
	"name" text NOT NULL,
	"landscape" text NOT NULL,
	"seed" bigint NOT NULL,
	"listed" boolean NOT NULL,
	"seq" bigint NOT NULL,
	"holds_revision" bigint NOT NULL,
	"taken_plots" bigint NOT NULL,
	CONSTRAINT "village_landscape" CHECK ("village"."landscape" in ('savanna', 'andes', 'teaHills')),
	CONSTRAINT "village_counters" CHECK ("village"."seq" >= 0 and "village"."holds_revision" >= 0 and "village"."taken_plots" >= 0)
);
--> statement-breakpoint
CREATE TABLE "village_chunk" (
	"village" text NOT NULL,
	"cx" bigint NOT NULL,
	"cy" bigint NOT NULL,
	"position" bigint NOT NULL,
	CONSTRAINT "village_chunk_village_cx_cy_pk" PRIMARY KEY("village","cx","cy")
);
--> statement-breakpoint
CREATE TABLE "village_event" (
	"village" text NOT NULL,
	"seq" bigint NOT NULL,
	"body" jsonb NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "village_event_village_seq_pk" PRIMARY KEY("village","seq"),
	CONSTRAINT "village_event_seq" CHECK ("village_event"."seq" > 0)
);
--> statement-breakpoint
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_donation_donation_id_fk" FOREIGN KEY ("donation") REFERENCES "public"."donation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_donation_donation_id_fk" FOREIGN KEY ("donation") REFERENCES "public"."donation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donation" ADD CONSTRAINT "donation_project_project_slug_fk" FOREIGN KEY ("project") REFERENCES "public"."project"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donation" ADD CONSTRAINT "donation_village_village_slug_fk" FOREIGN KEY ("village") REFERENCES "public"."village"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donation" ADD CONSTRAINT "donation_player_player_id_fk" FOREIGN KEY ("player") REFERENCES "public"."player"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donation_line" ADD CONSTRAINT "donation_line_donation_donation_id_fk" FOREIGN KEY ("donation") REFERENCES "public"."donation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flower" ADD CONSTRAINT "flower_village_village_slug_fk" FOREIGN KEY ("village") REFERENCES "public"."village"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flower" ADD CONSTRAINT "flower_player_player_id_fk" FOREIGN KEY ("player") REFERENCES "public"."player"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gift" ADD CONSTRAINT "gift_project_project_slug_fk" FOREIGN KEY ("project") REFERENCES "public"."project"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_account_source_ledger_transaction_account_source_fk" FOREIGN KEY ("account","source") REFERENCES "public"."ledger_transaction"("account","source") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_transaction" ADD CONSTRAINT "ledger_transaction_project_project_slug_fk" FOREIGN KEY ("project") REFERENCES "public"."project"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_transaction" ADD CONSTRAINT "ledger_transaction_donation_donation_id_fk" FOREIGN KEY ("donation") REFERENCES "public"."donation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement" ADD CONSTRAINT "placement_village_village_slug_fk" FOREIGN KEY ("village") REFERENCES "public"."village"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement" ADD CONSTRAINT "placement_project_project_slug_fk" FOREIGN KEY ("project") REFERENCES "public"."project"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement" ADD CONSTRAINT "placement_donation_line_donation_line_donation_line_fk" FOREIGN KEY ("donation","line") REFERENCES "public"."donation_line"("donation","line") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plot_use" ADD CONSTRAINT "plot_use_village_village_slug_fk" FOREIGN KEY ("village") REFERENCES "public"."village"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plot_use" ADD CONSTRAINT "plot_use_donation_donation_id_fk" FOREIGN KEY ("donation") REFERENCES "public"."donation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project" ADD CONSTRAINT "project_association_association_id_fk" FOREIGN KEY ("association") REFERENCES "public"."association"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_totals" ADD CONSTRAINT "project_totals_project_project_slug_fk" FOREIGN KEY ("project") REFERENCES "public"."project"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund" ADD CONSTRAINT "refund_attempt_attempt_id_fk" FOREIGN KEY ("attempt") REFERENCES "public"."attempt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "step" ADD CONSTRAINT "step_project_project_slug_fk" FOREIGN KEY ("project") REFERENCES "public"."project"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "village" ADD CONSTRAINT "village_project_project_slug_fk" FOREIGN KEY ("project") REFERENCES "public"."project"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "village_chunk" ADD CONSTRAINT "village_chunk_village_village_slug_fk" FOREIGN KEY ("village") REFERENCES "public"."village"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "village_event" ADD CONSTRAINT "village_event_village_village_slug_fk" FOREIGN KEY ("village") REFERENCES "public"."village"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attempt_donation" ON "attempt" USING btree ("donation");--> statement-breakpoint
CREATE INDEX "attempt_charge" ON "attempt" USING btree ("account","charge");--> statement-breakpoint
CREATE INDEX "attempt_payment_intent" ON "attempt" USING btree ("account","payment_intent");--> statement-breakpoint
CREATE INDEX "attempt_sweep" ON "attempt" USING btree ("state","touched_at");--> statement-breakpoint
CREATE INDEX "donation_project" ON "donation" USING btree ("project");--> statement-breakpoint
CREATE INDEX "donation_village" ON "donation" USING btree ("village");--> statement-breakpoint
CREATE INDEX "ledger_transaction_donation" ON "ledger_transaction" USING btree ("donation");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("done","next_try_at");--> statement-breakpoint
CREATE INDEX "placement_standing" ON "placement" USING btree ("village","placed_at") WHERE "placement"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "plot_use_donation" ON "plot_use" USING btree ("donation");--> statement-breakpoint
CREATE INDEX "plot_use_placement" ON "plot_use" USING btree ("placement");--> statement-breakpoint
CREATE INDEX "plot_use_held" ON "plot_use" USING btree ("village") WHERE "plot_use"."placement" is null;--> statement-breakpoint
CREATE INDEX "project_association" ON "project" USING btree ("association");--> statement-breakpoint
CREATE INDEX "refund_attempt" ON "refund" USING btree ("attempt");--> statement-breakpoint
CREATE INDEX "stripe_event_waiting" ON "stripe_event" USING btree ("next_try_at") WHERE "stripe_event"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "village_project" ON "village" USING btree ("project");