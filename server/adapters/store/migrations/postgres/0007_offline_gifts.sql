CREATE TABLE "offline_gift" (
	"donation" text PRIMARY KEY NOT NULL,
	"attempt" text NOT NULL,
	"association" text NOT NULL,
	"entry_key" text NOT NULL,
	"mode" text NOT NULL,
	"received_on" text NOT NULL,
	"reference" text,
	"by" text NOT NULL,
	"entered_at" bigint NOT NULL,
	CONSTRAINT "offline_gift_entry" UNIQUE("association","entry_key"),
	CONSTRAINT "offline_gift_attempt" UNIQUE("attempt"),
	CONSTRAINT "offline_gift_mode" CHECK ("offline_gift"."mode" in ('cheque', 'cash', 'transfer'))
);
--> statement-breakpoint
CREATE TABLE "offline_reversal" (
	"donation" text PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"by" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "ledger_entry" DROP CONSTRAINT "ledger_entry_account";--> statement-breakpoint
ALTER TABLE "offline_gift" ADD CONSTRAINT "offline_gift_donation_donation_id_fk" FOREIGN KEY ("donation") REFERENCES "public"."donation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offline_gift" ADD CONSTRAINT "offline_gift_attempt_attempt_id_fk" FOREIGN KEY ("attempt") REFERENCES "public"."attempt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offline_gift" ADD CONSTRAINT "offline_gift_association_association_id_fk" FOREIGN KEY ("association") REFERENCES "public"."association"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offline_reversal" ADD CONSTRAINT "offline_reversal_donation_offline_gift_donation_fk" FOREIGN KEY ("donation") REFERENCES "public"."offline_gift"("donation") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_account" CHECK ("ledger_entry"."ledger_account" in ('stripeUncleared', 'stripeBalance', 'fees', 'donations', 'donationsRefunded', 'donationsReversed', 'donationsChargedBack', 'disputeSuspense', 'disputeFees', 'bankInTransit', 'stripeOther', 'chequesReceived', 'cashReceived', 'transfersReceived', 'suspense'));