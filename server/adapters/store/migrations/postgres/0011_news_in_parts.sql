CREATE TABLE "association_zone" (
	"association" text PRIMARY KEY NOT NULL,
	"zone" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "told_part" (
	"placement" text NOT NULL,
	"news" text NOT NULL,
	"units" bigint NOT NULL,
	CONSTRAINT "told_part_placement_news_pk" PRIMARY KEY("placement","news"),
	CONSTRAINT "told_part_units" CHECK ("told_part"."units" >= 0)
);
--> statement-breakpoint
ALTER TABLE "placement" ADD COLUMN "there" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "association_zone" ADD CONSTRAINT "association_zone_association_association_id_fk" FOREIGN KEY ("association") REFERENCES "public"."association"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "told_part" ADD CONSTRAINT "told_part_placement_placement_id_fk" FOREIGN KEY ("placement") REFERENCES "public"."placement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "told_part" ADD CONSTRAINT "told_part_news_news_id_fk" FOREIGN KEY ("news") REFERENCES "public"."news"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "told_part_news" ON "told_part" USING btree ("news");