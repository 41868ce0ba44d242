CREATE TABLE "payment_method" (
	"attempt" text PRIMARY KEY NOT NULL,
	"method" text NOT NULL,
	CONSTRAINT "payment_method_method" CHECK ("payment_method"."method" in ('card', 'bankDebit', 'bankTransfer', 'other'))
);
--> statement-breakpoint
DROP INDEX "consent_thanks";--> statement-breakpoint
ALTER TABLE "payment_method" ADD CONSTRAINT "payment_method_attempt_attempt_id_fk" FOREIGN KEY ("attempt") REFERENCES "public"."attempt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tax_receipt_named" ON "tax_receipt" USING btree ("issued_at") WHERE "tax_receipt"."donor_name" <> '';