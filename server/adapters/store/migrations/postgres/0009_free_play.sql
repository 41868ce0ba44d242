CREATE TABLE "asking" (
	"project" text PRIMARY KEY NOT NULL,
	"draft" jsonb NOT NULL,
	"published" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "gesture" (
	"village" text NOT NULL,
	"player" text NOT NULL,
	"key" text NOT NULL,
	"is_of_day" boolean NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "gesture_village_player_key_pk" PRIMARY KEY("village","player","key")
);
--> statement-breakpoint
CREATE TABLE "village_care" (
	"village" text PRIMARY KEY NOT NULL,
	"waterings" bigint NOT NULL,
	"planted" bigint NOT NULL,
	"answers" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "watering" (
	"village" text NOT NULL,
	"placement" text NOT NULL,
	"times" bigint NOT NULL,
	"first_day" bigint NOT NULL,
	CONSTRAINT "watering_village_placement_pk" PRIMARY KEY("village","placement"),
	CONSTRAINT "watering_times" CHECK ("watering"."times" > 0)
);
--> statement-breakpoint
ALTER TABLE "flower" DROP CONSTRAINT "flower_plot";--> statement-breakpoint
ALTER TABLE "flower" DROP CONSTRAINT "flower_village_player_pk";--> statement-breakpoint
ALTER TABLE "flower" ADD CONSTRAINT "flower_village_x_y_pk" PRIMARY KEY("village","x","y");--> statement-breakpoint
ALTER TABLE "asking" ADD CONSTRAINT "asking_project_project_slug_fk" FOREIGN KEY ("project") REFERENCES "public"."project"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gesture" ADD CONSTRAINT "gesture_village_village_slug_fk" FOREIGN KEY ("village") REFERENCES "public"."village"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gesture" ADD CONSTRAINT "gesture_player_player_id_fk" FOREIGN KEY ("player") REFERENCES "public"."player"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "village_care" ADD CONSTRAINT "village_care_village_village_slug_fk" FOREIGN KEY ("village") REFERENCES "public"."village"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watering" ADD CONSTRAINT "watering_village_village_slug_fk" FOREIGN KEY ("village") REFERENCES "public"."village"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "gesture_at" ON "gesture" USING btree ("at") WHERE "gesture"."is_of_day";