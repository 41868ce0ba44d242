CREATE TABLE "visit_count" (
	"project" text NOT NULL,
	"day" text NOT NULL,
	"language" text NOT NULL,
	"visits" bigint NOT NULL,
	CONSTRAINT "visit_count_project_day_language_pk" PRIMARY KEY("project","day","language"),
	CONSTRAINT "visit_count_visits" CHECK ("visit_count"."visits" > 0)
);
--> statement-breakpoint
ALTER TABLE "visit_count" ADD CONSTRAINT "visit_count_project_project_slug_fk" FOREIGN KEY ("project") REFERENCES "public"."project"("slug") ON DELETE no action ON UPDATE no action;