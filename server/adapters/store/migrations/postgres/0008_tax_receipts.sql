CREATE TABLE "tax_body" (
	"association" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"object" text NOT NULL,
	"body_kind" text NOT NULL,
	"body_detail" text NOT NULL,
	"register" text,
	"register_number" text NOT NULL,
	"articles" jsonb NOT NULL,
	"signer_name" text NOT NULL,
	"signer_capacity" text NOT NULL,
	"issues" boolean NOT NULL,
	"declaration" text,
	"declared_by" text,
	"declared_at" bigint,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "tax_body_kind" CHECK ("tax_body"."body_kind" in ('generalInterest', 'publicUtility', 'publicUtilityAlsaceMoselle', 'endowmentFund', 'worship', 'peopleInNeed')),
	CONSTRAINT "tax_body_register" CHECK ("tax_body"."register" in ('siren', 'rna')),
	CONSTRAINT "tax_body_declared" CHECK (not "tax_body"."issues" or "tax_body"."declared_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "tax_receipt" (
	"id" text PRIMARY KEY NOT NULL,
	"association" text NOT NULL,
	"year" bigint NOT NULL,
	"number" bigint NOT NULL,
	"donor_name" text NOT NULL,
	"donor_address" text NOT NULL,
	"total_cents" bigint NOT NULL,
	"printed" jsonb NOT NULL,
	"issued_at" bigint NOT NULL,
	"issued_by" text NOT NULL,
	"voided_at" bigint,
	"void_reason" text,
	"handed_at" bigint,
	CONSTRAINT "tax_receipt_number" UNIQUE("association","year","number"),
	CONSTRAINT "tax_receipt_amount" CHECK ("tax_receipt"."total_cents" > 0 and "tax_receipt"."number" > 0),
	CONSTRAINT "tax_receipt_void_reason" CHECK ("tax_receipt"."void_reason" in ('refunded', 'partlyRefunded', 'disputeLost', 'bySteward')),
	CONSTRAINT "tax_receipt_void" CHECK (("tax_receipt"."voided_at" is null) = ("tax_receipt"."void_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "tax_receipt_gift" (
	"receipt" text NOT NULL,
	"donation" text NOT NULL,
	"amount_cents" bigint NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "tax_receipt_gift_receipt_donation_pk" PRIMARY KEY("receipt","donation"),
	CONSTRAINT "tax_receipt_gift_state" CHECK ("tax_receipt_gift"."state" in ('counted', 'released')),
	CONSTRAINT "tax_receipt_gift_amount" CHECK ("tax_receipt_gift"."amount_cents" > 0)
);
--> statement-breakpoint
CREATE TABLE "tax_receipt_sequence" (
	"association" text NOT NULL,
	"year" bigint NOT NULL,
	"last" bigint NOT NULL,
	CONSTRAINT "tax_receipt_sequence_association_year_pk" PRIMARY KEY("association","year"),
	CONSTRAINT "tax_receipt_sequence_last" CHECK ("tax_receipt_sequence"."last" > 0)
);
--> statement-breakpoint
CREATE TABLE "tax_yearly_wish" (
	"donation" text PRIMARY KEY NOT NULL,
	"association" text NOT NULL,
	"year" bigint NOT NULL,
	"donor_name" text NOT NULL,
	"donor_address" text NOT NULL,
	"by_letter" boolean NOT NULL,
	"asked_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "tax_body" ADD CONSTRAINT "tax_body_association_association_id_fk" FOREIGN KEY ("association") REFERENCES "public"."association"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tax_receipt" ADD CONSTRAINT "tax_receipt_association_association_id_fk" FOREIGN KEY ("association") REFERENCES "public"."association"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tax_receipt_gift" ADD CONSTRAINT "tax_receipt_gift_receipt_tax_receipt_id_fk" FOREIGN KEY ("receipt") REFERENCES "public"."tax_receipt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tax_receipt_gift" ADD CONSTRAINT "tax_receipt_gift_donation_donation_id_fk" FOREIGN KEY ("donation") REFERENCES "public"."donation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tax_receipt_sequence" ADD CONSTRAINT "tax_receipt_sequence_association_association_id_fk" FOREIGN KEY ("association") REFERENCES "public"."association"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tax_yearly_wish" ADD CONSTRAINT "tax_yearly_wish_donation_donation_id_fk" FOREIGN KEY ("donation") REFERENCES "public"."donation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tax_yearly_wish" ADD CONSTRAINT "tax_yearly_wish_association_association_id_fk" FOREIGN KEY ("association") REFERENCES "public"."association"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "tax_receipt_gift_once" ON "tax_receipt_gift" USING btree ("donation") WHERE "tax_receipt_gift"."state" = 'counted';--> statement-breakpoint
CREATE INDEX "tax_receipt_gift_donation" ON "tax_receipt_gift" USING btree ("donation");--> statement-breakpoint
CREATE INDEX "tax_yearly_wish_year" ON "tax_yearly_wish" USING btree ("association","year","donation");--> statement-breakpoint
CREATE INDEX "consent_thanks" ON "consent" USING btree ("value") WHERE "consent"."kind" = 'thanksEmail';