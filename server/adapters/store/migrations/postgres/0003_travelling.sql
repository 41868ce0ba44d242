CREATE TABLE "donation_via" (
	"donation" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "embed_site" (
	"association" text NOT NULL,
	"origin" text NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "embed_site_association_origin_pk" PRIMARY KEY("association","origin")
);
--> statement-breakpoint
CREATE TABLE "founded_village" (
	"village" text PRIMARY KEY NOT NULL,
	"occasion" text NOT NULL,
	"founder" text,
	"key_number" bigint NOT NULL,
	"revision" bigint NOT NULL,
	"name" text NOT NULL,
	"words" text,
	"goal_cents" bigint,
	"wants_listed" boolean NOT NULL,
	"moderation" text NOT NULL,
	"thanks" text,
	"thanks_moderation" text NOT NULL,
	"founded_at" bigint NOT NULL,
	"closed_at" bigint,
	CONSTRAINT "founded_village_occasion" CHECK ("founded_village"."occasion" in ('class', 'office', 'birthday', 'friends', 'memory')),
	CONSTRAINT "founded_village_moderation" CHECK ("founded_village"."moderation" in ('held', 'shown', 'takenDown')),
	CONSTRAINT "founded_village_thanks" CHECK ("founded_village"."thanks_moderation" in ('held', 'shown', 'takenDown')),
	CONSTRAINT "founded_village_goal" CHECK ("founded_village"."goal_cents" is null or "founded_village"."goal_cents" > 0)
);
--> statement-breakpoint
CREATE TABLE "friend_gift" (
	"donation" text PRIMARY KEY NOT NULL,
	"words" text,
	"from_name" text,
	"state" text NOT NULL,
	"places_at" bigint,
	"ended_at" bigint,
	CONSTRAINT "friend_gift_state" CHECK ("friend_gift"."state" in ('waiting', 'chosen', 'declined', 'overdue'))
);
--> statement-breakpoint
CREATE TABLE "friend_line" (
	"donation" text NOT NULL,
	"line" bigint NOT NULL,
	"gift" text NOT NULL,
	"quantity" bigint NOT NULL,
	"beyond_need" boolean NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "friend_line_donation_line_pk" PRIMARY KEY("donation","line"),
	CONSTRAINT "friend_line_state" CHECK ("friend_line"."state" in ('waiting', 'placed', 'withdrawn')),
	CONSTRAINT "friend_line_quantity" CHECK ("friend_line"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "report" (
	"id" text PRIMARY KEY NOT NULL,
	"association" text NOT NULL,
	"project" text NOT NULL,
	"subject" text NOT NULL,
	"subject_id" text NOT NULL,
	"reason" text NOT NULL,
	"words" text,
	"created_at" bigint NOT NULL,
	"state" text NOT NULL,
	"decided_at" bigint,
	"decided_by" text,
	CONSTRAINT "report_subject" CHECK ("report"."subject" in ('project', 'village', 'gift')),
	CONSTRAINT "report_reason" CHECK ("report"."reason" in ('hurtful', 'private', 'false', 'family', 'other')),
	CONSTRAINT "report_state" CHECK ("report"."state" in ('open', 'kept', 'takenDown'))
);
--> statement-breakpoint
CREATE TABLE "share_link" (
	"code" text PRIMARY KEY NOT NULL,
	"village" text NOT NULL,
	"player" text NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "share_link_player" UNIQUE("player","village")
);
--> statement-breakpoint
CREATE TABLE "share_opening" (
	"code" text NOT NULL,
	"day" text NOT NULL,
	"openings" bigint NOT NULL,
	CONSTRAINT "share_opening_code_day_pk" PRIMARY KEY("code","day"),
	CONSTRAINT "share_opening_count" CHECK ("share_opening"."openings" > 0)
);
--> statement-breakpoint
ALTER TABLE "donation" ADD COLUMN "for_friend" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "village" ADD COLUMN "founded" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "donation_via" ADD CONSTRAINT "donation_via_donation_donation_id_fk" FOREIGN KEY ("donation") REFERENCES "public"."donation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donation_via" ADD CONSTRAINT "donation_via_code_share_link_code_fk" FOREIGN KEY ("code") REFERENCES "public"."share_link"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "embed_site" ADD CONSTRAINT "embed_site_association_association_id_fk" FOREIGN KEY ("association") REFERENCES "public"."association"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "founded_village" ADD CONSTRAINT "founded_village_village_village_slug_fk" FOREIGN KEY ("village") REFERENCES "public"."village"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "founded_village" ADD CONSTRAINT "founded_village_founder_player_id_fk" FOREIGN KEY ("founder") REFERENCES "public"."player"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "friend_gift" ADD CONSTRAINT "friend_gift_donation_donation_id_fk" FOREIGN KEY ("donation") REFERENCES "public"."donation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "friend_line" ADD CONSTRAINT "friend_line_donation_friend_gift_donation_fk" FOREIGN KEY ("donation") REFERENCES "public"."friend_gift"("donation") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "friend_line" ADD CONSTRAINT "friend_line_donation_line_donation_line_donation_line_fk" FOREIGN KEY ("donation","line") REFERENCES "public"."donation_line"("donation","line") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_association_association_id_fk" FOREIGN KEY ("association") REFERENCES "public"."association"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_project_project_slug_fk" FOREIGN KEY ("project") REFERENCES "public"."project"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_decided_by_steward_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."steward"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_link" ADD CONSTRAINT "share_link_village_village_slug_fk" FOREIGN KEY ("village") REFERENCES "public"."village"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_link" ADD CONSTRAINT "share_link_player_player_id_fk" FOREIGN KEY ("player") REFERENCES "public"."player"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_opening" ADD CONSTRAINT "share_opening_code_share_link_code_fk" FOREIGN KEY ("code") REFERENCES "public"."share_link"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "donation_via_code" ON "donation_via" USING btree ("code");--> statement-breakpoint
CREATE INDEX "founded_village_founder" ON "founded_village" USING btree ("founder");--> statement-breakpoint
CREATE INDEX "friend_gift_due" ON "friend_gift" USING btree ("places_at") WHERE "friend_gift"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "report_queue" ON "report" USING btree ("association","state","created_at");--> statement-breakpoint
CREATE INDEX "share_link_village" ON "share_link" USING btree ("village");