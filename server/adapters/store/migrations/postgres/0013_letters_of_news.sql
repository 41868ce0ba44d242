CREATE TABLE "news_letter" (
	"id" text PRIMARY KEY NOT NULL,
	"reader" text NOT NULL,
	"opened_at" bigint NOT NULL,
	"sealed_at" bigint,
	"done_at" bigint,
	CONSTRAINT "news_letter_sealed" CHECK ("news_letter"."done_at" is null or "news_letter"."sealed_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "news_reader" (
	"donation" text PRIMARY KEY NOT NULL,
	"reader" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "told_by_letter" (
	"donation" text NOT NULL,
	"news" text NOT NULL,
	"letter" text NOT NULL,
	"gifts" boolean NOT NULL,
	CONSTRAINT "told_by_letter_donation_news_pk" PRIMARY KEY("donation","news")
);
--> statement-breakpoint
ALTER TABLE "news_reader" ADD CONSTRAINT "news_reader_donation_donation_id_fk" FOREIGN KEY ("donation") REFERENCES "public"."donation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "told_by_letter" ADD CONSTRAINT "told_by_letter_donation_donation_id_fk" FOREIGN KEY ("donation") REFERENCES "public"."donation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "told_by_letter" ADD CONSTRAINT "told_by_letter_news_news_id_fk" FOREIGN KEY ("news") REFERENCES "public"."news"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "news_letter_open" ON "news_letter" USING btree ("reader") WHERE "news_letter"."done_at" is null;--> statement-breakpoint
CREATE INDEX "news_letter_done" ON "news_letter" USING btree ("reader","done_at");--> statement-breakpoint
CREATE INDEX "news_letter_old" ON "news_letter" USING btree ("done_at");--> statement-breakpoint
CREATE INDEX "news_reader_reader" ON "news_reader" USING btree ("reader");--> statement-breakpoint
CREATE INDEX "told_by_letter_letter" ON "told_by_letter" USING btree ("letter");