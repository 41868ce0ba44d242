CREATE TABLE "late_letter" (
	"letter" bigint PRIMARY KEY NOT NULL,
	"since" bigint NOT NULL,
	"why" text NOT NULL,
	"given_up_at" bigint,
	CONSTRAINT "late_letter_why" CHECK ("late_letter"."why" in ('notNow', 'unsure', 'refused'))
);
--> statement-breakpoint
ALTER TABLE "late_letter" ADD CONSTRAINT "late_letter_letter_outbox_id_fk" FOREIGN KEY ("letter") REFERENCES "public"."outbox"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "late_letter_given_up" ON "late_letter" USING btree ("given_up_at");