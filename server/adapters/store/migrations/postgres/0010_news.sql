CREATE TABLE "news" (
	"id" text PRIMARY KEY NOT NULL,
	"project" text NOT NULL,
	"association" text NOT NULL,
	"state" text NOT NULL,
	"revision" bigint NOT NULL,
	"body" jsonb NOT NULL,
	"shown" bigint,
	"publish_at" bigint,
	"published_at" bigint,
	"created_at" bigint NOT NULL,
	"author" text NOT NULL,
	CONSTRAINT "news_state" CHECK ("news"."state" in ('draft', 'scheduled', 'published', 'withdrawn')),
	CONSTRAINT "news_shown" CHECK ("news"."state" <> 'published' or "news"."shown" is not null),
	CONSTRAINT "news_due_at" CHECK ("news"."state" <> 'scheduled' or "news"."publish_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "news_photo" (
	"id" text PRIMARY KEY NOT NULL,
	"news" text NOT NULL,
	"webp" text NOT NULL,
	"width" bigint NOT NULL,
	"height" bigint NOT NULL,
	"alt" jsonb NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "news_photo_size" CHECK ("news_photo"."width" > 0 and "news_photo"."height" > 0)
);
--> statement-breakpoint
CREATE TABLE "news_version" (
	"news" text NOT NULL,
	"revision" bigint NOT NULL,
	"body" jsonb NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "news_version_news_revision_pk" PRIMARY KEY("news","revision")
);
--> statement-breakpoint
CREATE TABLE "step_delivery" (
	"project" text NOT NULL,
	"step" text NOT NULL,
	"news" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "step_delivery_project_step_pk" PRIMARY KEY("project","step")
);
--> statement-breakpoint
CREATE TABLE "told_news" (
	"village" text NOT NULL,
	"news" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "told_news_village_news_pk" PRIMARY KEY("village","news")
);
--> statement-breakpoint
CREATE TABLE "told_placement" (
	"placement" text PRIMARY KEY NOT NULL,
	"news" text NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "told_placement_state" CHECK ("told_placement"."state" in ('promised', 'delivered', 'changed'))
);
--> statement-breakpoint
CREATE TABLE "told_step" (
	"village" text NOT NULL,
	"step" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "told_step_village_step_pk" PRIMARY KEY("village","step")
);
--> statement-breakpoint
ALTER TABLE "outbox" DROP CONSTRAINT "outbox_topic";--> statement-breakpoint
ALTER TABLE "news" ADD CONSTRAINT "news_project_project_slug_fk" FOREIGN KEY ("project") REFERENCES "public"."project"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "news" ADD CONSTRAINT "news_association_association_id_fk" FOREIGN KEY ("association") REFERENCES "public"."association"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "news" ADD CONSTRAINT "news_author_steward_id_fk" FOREIGN KEY ("author") REFERENCES "public"."steward"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "news_photo" ADD CONSTRAINT "news_photo_news_news_id_fk" FOREIGN KEY ("news") REFERENCES "public"."news"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "news_version" ADD CONSTRAINT "news_version_news_news_id_fk" FOREIGN KEY ("news") REFERENCES "public"."news"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "step_delivery" ADD CONSTRAINT "step_delivery_project_project_slug_fk" FOREIGN KEY ("project") REFERENCES "public"."project"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "step_delivery" ADD CONSTRAINT "step_delivery_news_news_id_fk" FOREIGN KEY ("news") REFERENCES "public"."news"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "told_news" ADD CONSTRAINT "told_news_village_village_slug_fk" FOREIGN KEY ("village") REFERENCES "public"."village"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "told_news" ADD CONSTRAINT "told_news_news_news_id_fk" FOREIGN KEY ("news") REFERENCES "public"."news"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "told_placement" ADD CONSTRAINT "told_placement_placement_placement_id_fk" FOREIGN KEY ("placement") REFERENCES "public"."placement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "told_placement" ADD CONSTRAINT "told_placement_news_news_id_fk" FOREIGN KEY ("news") REFERENCES "public"."news"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "told_step" ADD CONSTRAINT "told_step_village_village_slug_fk" FOREIGN KEY ("village") REFERENCES "public"."village"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "news_project" ON "news" USING btree ("project","state");--> statement-breakpoint
CREATE INDEX "news_due" ON "news" USING btree ("publish_at") WHERE "news"."state" = 'scheduled';--> statement-breakpoint
CREATE INDEX "news_photo_news" ON "news_photo" USING btree ("news");--> statement-breakpoint
CREATE INDEX "told_placement_news" ON "told_placement" USING btree ("news");--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_topic" CHECK ("outbox"."topic" in ('stepReached', 'news', 'mail', 'alert'));