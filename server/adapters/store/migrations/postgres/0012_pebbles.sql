CREATE TABLE "guess" (
	"news" text NOT NULL,
	"player" text NOT NULL,
	"option" bigint NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "guess_news_player_pk" PRIMARY KEY("news","player"),
	CONSTRAINT "guess_option" CHECK ("guess"."option" >= 0 and "guess"."option" < 5)
);
--> statement-breakpoint
CREATE TABLE "question_outcome" (
	"question" text PRIMARY KEY NOT NULL,
	"news" text NOT NULL,
	"option" bigint,
	CONSTRAINT "question_outcome_later" CHECK ("question_outcome"."question" <> "question_outcome"."news"),
	CONSTRAINT "question_outcome_option" CHECK ("question_outcome"."option" is null or ("question_outcome"."option" >= 0 and "question_outcome"."option" < 5))
);
--> statement-breakpoint
ALTER TABLE "report" DROP CONSTRAINT "report_subject";--> statement-breakpoint
ALTER TABLE "guess" ADD CONSTRAINT "guess_news_news_id_fk" FOREIGN KEY ("news") REFERENCES "public"."news"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guess" ADD CONSTRAINT "guess_player_player_id_fk" FOREIGN KEY ("player") REFERENCES "public"."player"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_outcome" ADD CONSTRAINT "question_outcome_question_news_id_fk" FOREIGN KEY ("question") REFERENCES "public"."news"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_outcome" ADD CONSTRAINT "question_outcome_news_news_id_fk" FOREIGN KEY ("news") REFERENCES "public"."news"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "guess_player" ON "guess" USING btree ("player");--> statement-breakpoint
CREATE INDEX "question_outcome_news" ON "question_outcome" USING btree ("news");--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_subject" CHECK ("report"."subject" in ('project', 'village', 'gift', 'news'));