CREATE TABLE "project_photo" (
	"id" text PRIMARY KEY NOT NULL,
	"association" text NOT NULL,
	"project" text NOT NULL,
	"webp" text NOT NULL,
	"width" bigint NOT NULL,
	"height" bigint NOT NULL,
	"alt" jsonb NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "project_photo_size" CHECK ("project_photo"."width" > 0 and "project_photo"."height" > 0)
);
--> statement-breakpoint
ALTER TABLE "gift" ADD COLUMN "expected_month" text;--> statement-breakpoint
ALTER TABLE "gift" ADD COLUMN "approved_by" text;--> statement-breakpoint
ALTER TABLE "project" ADD COLUMN "country" text;--> statement-breakpoint
ALTER TABLE "project" ADD COLUMN "photo" text;--> statement-breakpoint
ALTER TABLE "project_photo" ADD CONSTRAINT "project_photo_association_association_id_fk" FOREIGN KEY ("association") REFERENCES "public"."association"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "project_photo_project" ON "project_photo" USING btree ("project");--> statement-breakpoint
ALTER TABLE "project" ADD CONSTRAINT "project_photo_project_photo_id_fk" FOREIGN KEY ("photo") REFERENCES "public"."project_photo"("id") ON DELETE no action ON UPDATE no action;