CREATE TABLE "admission" (
	"association" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"changed_at" bigint NOT NULL,
	CONSTRAINT "admission_state" CHECK ("admission"."state" in ('waiting', 'admitted', 'suspended'))
);
--> statement-breakpoint
CREATE TABLE "api_key" (
	"id" text PRIMARY KEY NOT NULL,
	"association" text NOT NULL,
	"name" text NOT NULL,
	"scopes" jsonb NOT NULL,
	"hash" text NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "api_key_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "archived_project" (
	"project" text PRIMARY KEY NOT NULL,
	"archived_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "draft" (
	"id" text PRIMARY KEY NOT NULL,
	"association" text NOT NULL,
	"slug" text NOT NULL,
	"body" jsonb NOT NULL,
	"revision" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"updated_by" text NOT NULL,
	CONSTRAINT "draft_slug_unique" UNIQUE("slug"),
	CONSTRAINT "draft_revision" CHECK ("draft"."revision" > 0)
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"id" text PRIMARY KEY NOT NULL,
	"association" text NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"invited_by" text NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "invitation_role" CHECK ("invitation"."role" in ('owner', 'editor', 'treasurer', 'moderator')),
	CONSTRAINT "invitation_state" CHECK ("invitation"."state" in ('open', 'accepted', 'declined', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "own_picture" (
	"id" text PRIMARY KEY NOT NULL,
	"association" text NOT NULL,
	"w" bigint NOT NULL,
	"d" bigint NOT NULL,
	"png" text NOT NULL,
	"origin_x" bigint NOT NULL,
	"origin_y" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "own_picture_plots" CHECK ("own_picture"."w" between 1 and 4 and "own_picture"."d" between 1 and 4)
);
--> statement-breakpoint
CREATE TABLE "steward" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean NOT NULL,
	"image" text,
	"created_at" text NOT NULL,
	"updated_at" text NOT NULL,
	CONSTRAINT "steward_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "steward_role" (
	"association" text NOT NULL,
	"steward" text NOT NULL,
	"role" text NOT NULL,
	"since" bigint NOT NULL,
	CONSTRAINT "steward_role_association_steward_pk" PRIMARY KEY("association","steward"),
	CONSTRAINT "steward_role_role" CHECK ("steward_role"."role" in ('owner', 'editor', 'treasurer', 'moderator'))
);
--> statement-breakpoint
CREATE TABLE "steward_session" (
	"id" text PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"steward" text NOT NULL,
	"expires_at" text NOT NULL,
	"created_at" text NOT NULL,
	"updated_at" text NOT NULL,
	"ip_address" text,
	"user_agent" text,
	CONSTRAINT "steward_session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" text NOT NULL,
	"created_at" text NOT NULL,
	"updated_at" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "admission" ADD CONSTRAINT "admission_association_association_id_fk" FOREIGN KEY ("association") REFERENCES "public"."association"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_association_association_id_fk" FOREIGN KEY ("association") REFERENCES "public"."association"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "archived_project" ADD CONSTRAINT "archived_project_project_project_slug_fk" FOREIGN KEY ("project") REFERENCES "public"."project"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft" ADD CONSTRAINT "draft_association_association_id_fk" FOREIGN KEY ("association") REFERENCES "public"."association"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft" ADD CONSTRAINT "draft_updated_by_steward_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."steward"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_association_association_id_fk" FOREIGN KEY ("association") REFERENCES "public"."association"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_invited_by_steward_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."steward"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_picture" ADD CONSTRAINT "own_picture_association_association_id_fk" FOREIGN KEY ("association") REFERENCES "public"."association"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "steward_role" ADD CONSTRAINT "steward_role_association_association_id_fk" FOREIGN KEY ("association") REFERENCES "public"."association"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "steward_role" ADD CONSTRAINT "steward_role_steward_steward_id_fk" FOREIGN KEY ("steward") REFERENCES "public"."steward"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "steward_session" ADD CONSTRAINT "steward_session_steward_steward_id_fk" FOREIGN KEY ("steward") REFERENCES "public"."steward"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_key_association" ON "api_key" USING btree ("association");--> statement-breakpoint
CREATE INDEX "draft_association" ON "draft" USING btree ("association");--> statement-breakpoint
CREATE INDEX "invitation_association" ON "invitation" USING btree ("association","state");--> statement-breakpoint
CREATE INDEX "invitation_email" ON "invitation" USING btree ("email","state");--> statement-breakpoint
CREATE INDEX "own_picture_association" ON "own_picture" USING btree ("association","created_at");--> statement-breakpoint
CREATE INDEX "steward_role_steward" ON "steward_role" USING btree ("steward");--> statement-breakpoint
CREATE INDEX "steward_session_steward" ON "steward_session" USING btree ("steward");--> statement-breakpoint
CREATE INDEX "verification_identifier" ON "verification" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "attempt_paid" ON "attempt" USING btree ("paid_at","id");