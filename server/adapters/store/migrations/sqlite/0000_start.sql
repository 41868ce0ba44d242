CREATE TABLE `association` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`stripe_account` text,
	`demonstration` integer NOT NULL,
	`words_policy` text NOT NULL,
	CONSTRAINT "association_words_policy" CHECK("association"."words_policy" in ('held', 'atOnce'))
);
--> statement-breakpoint
CREATE TABLE `attempt` (
	`id` text PRIMARY KEY NOT NULL,
	`donation` text NOT NULL,
	`account` text NOT NULL,
	`livemode` integer NOT NULL,
	`state` text NOT NULL,
	`idempotency_key` text NOT NULL,
	`amount_cents` integer NOT NULL,
	`currency` text NOT NULL,
	`session_id` text,
	`checkout_url` text,
	`payment_intent` text,
	`charge` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`paid_at` integer,
	`refunded_cents` integer NOT NULL,
	`dispute` text NOT NULL,
	`touched_at` integer NOT NULL,
	FOREIGN KEY (`donation`) REFERENCES `donation`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "attempt_state" CHECK("attempt"."state" in ('creating', 'open', 'pending', 'paid', 'settled', 'failed', 'expired', 'cancelled', 'abandoned', 'quarantined')),
	CONSTRAINT "attempt_dispute" CHECK("attempt"."dispute" in ('none', 'inquiry', 'open', 'won', 'lost', 'prevented')),
	CONSTRAINT "attempt_amounts" CHECK("attempt"."amount_cents" > 0 and "attempt"."refunded_cents" >= 0),
	CONSTRAINT "attempt_whole" CHECK(typeof("attempt"."amount_cents") in ('integer', 'null') and typeof("attempt"."refunded_cents") in ('integer', 'null') and typeof("attempt"."created_at") in ('integer', 'null') and typeof("attempt"."expires_at") in ('integer', 'null') and typeof("attempt"."paid_at") in ('integer', 'null') and typeof("attempt"."touched_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attempt_idempotency_key` ON `attempt` (`idempotency_key`);--> statement-breakpoint
CREATE INDEX `attempt_donation` ON `attempt` (`donation`);--> statement-breakpoint
CREATE INDEX `attempt_charge` ON `attempt` (`account`,`charge`);--> statement-breakpoint
CREATE INDEX `attempt_payment_intent` ON `attempt` (`account`,`payment_intent`);--> statement-breakpoint
CREATE INDEX `attempt_sweep` ON `attempt` (`state`,`touched_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `attempt_session` ON `attempt` (`account`,`session_id`);--> statement-breakpoint
CREATE TABLE `audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	CONSTRAINT "audit_whole" CHECK(typeof("audit"."at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE TABLE `consent` (
	`donation` text NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`given_at` integer NOT NULL,
	`revoked_at` integer,
	`moderation` text NOT NULL,
	PRIMARY KEY(`donation`, `kind`),
	FOREIGN KEY (`donation`) REFERENCES `donation`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "consent_kind" CHECK("consent"."kind" in ('publicName', 'nameOnGift', 'message', 'thanksEmail', 'newsEmail')),
	CONSTRAINT "consent_moderation" CHECK("consent"."moderation" in ('held', 'shown', 'takenDown')),
	CONSTRAINT "consent_whole" CHECK(typeof("consent"."given_at") in ('integer', 'null') and typeof("consent"."revoked_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE TABLE `donation` (
	`id` text PRIMARY KEY NOT NULL,
	`project` text NOT NULL,
	`village` text NOT NULL,
	`player` text NOT NULL,
	`basket_key` text NOT NULL,
	`catalogue_version` text NOT NULL,
	`language` text NOT NULL,
	`total_cents` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`project`) REFERENCES `project`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`village`) REFERENCES `village`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`player`) REFERENCES `player`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "donation_language" CHECK("donation"."language" in ('fr', 'en')),
	CONSTRAINT "donation_total" CHECK("donation"."total_cents" > 0),
	CONSTRAINT "donation_whole" CHECK(typeof("donation"."total_cents") in ('integer', 'null') and typeof("donation"."created_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE INDEX `donation_project` ON `donation` (`project`);--> statement-breakpoint
CREATE INDEX `donation_village` ON `donation` (`village`);--> statement-breakpoint
CREATE UNIQUE INDEX `donation_basket` ON `donation` (`player`,`basket_key`);--> statement-breakpoint
CREATE TABLE `donation_line` (
	`donation` text NOT NULL,
	`line` integer NOT NULL,
	`kind` text NOT NULL,
	`gift` text,
	`quantity` integer NOT NULL,
	`amount_cents` integer NOT NULL,
	`width` integer,
	`depth` integer,
	`category` text,
	`x` integer,
	`y` integer,
	PRIMARY KEY(`donation`, `line`),
	FOREIGN KEY (`donation`) REFERENCES `donation`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "donation_line_kind" CHECK(("donation_line"."kind" = 'gift' and "donation_line"."gift" is not null and "donation_line"."width" is not null and "donation_line"."depth" is not null) or ("donation_line"."kind" = 'feeCover' and "donation_line"."gift" is null)),
	CONSTRAINT "donation_line_amounts" CHECK("donation_line"."amount_cents" > 0 and "donation_line"."quantity" > 0),
	CONSTRAINT "donation_line_whole" CHECK(typeof("donation_line"."line") in ('integer', 'null') and typeof("donation_line"."quantity") in ('integer', 'null') and typeof("donation_line"."amount_cents") in ('integer', 'null') and typeof("donation_line"."width") in ('integer', 'null') and typeof("donation_line"."depth") in ('integer', 'null') and typeof("donation_line"."x") in ('integer', 'null') and typeof("donation_line"."y") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE TABLE `flower` (
	`village` text NOT NULL,
	`player` text NOT NULL,
	`x` integer NOT NULL,
	`y` integer NOT NULL,
	`kind` text NOT NULL,
	`planted_at` integer NOT NULL,
	PRIMARY KEY(`village`, `player`),
	FOREIGN KEY (`village`) REFERENCES `village`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`player`) REFERENCES `player`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "flower_whole" CHECK(typeof("flower"."x") in ('integer', 'null') and typeof("flower"."y") in ('integer', 'null') and typeof("flower"."planted_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `flower_plot` ON `flower` (`village`,`x`,`y`);--> statement-breakpoint
CREATE TABLE `gift` (
	`project` text NOT NULL,
	`slug` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`funds` text NOT NULL,
	`price_cents` integer NOT NULL,
	`sprite` text NOT NULL,
	`width` integer NOT NULL,
	`depth` integer NOT NULL,
	`category` text NOT NULL,
	`purpose` text NOT NULL,
	`counted` integer NOT NULL,
	`needed` integer,
	`given` integer NOT NULL,
	`retired` integer NOT NULL,
	PRIMARY KEY(`project`, `slug`),
	FOREIGN KEY (`project`) REFERENCES `project`(`slug`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "gift_amount" CHECK("gift"."price_cents" > 0),
	CONSTRAINT "gift_footprint" CHECK("gift"."width" between 1 and 4 and "gift"."depth" between 1 and 4),
	CONSTRAINT "gift_given" CHECK("gift"."given" >= 0),
	CONSTRAINT "gift_whole" CHECK(typeof("gift"."price_cents") in ('integer', 'null') and typeof("gift"."position") in ('integer', 'null') and typeof("gift"."width") in ('integer', 'null') and typeof("gift"."depth") in ('integer', 'null') and typeof("gift"."needed") in ('integer', 'null') and typeof("gift"."given") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE TABLE `ledger_entry` (
	`account` text NOT NULL,
	`source` text NOT NULL,
	`line` integer NOT NULL,
	`ledger_account` text NOT NULL,
	`amount_cents` integer NOT NULL,
	PRIMARY KEY(`account`, `source`, `line`),
	FOREIGN KEY (`account`,`source`) REFERENCES `ledger_transaction`(`account`,`source`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "ledger_entry_account" CHECK("ledger_entry"."ledger_account" in ('stripeUncleared', 'stripeBalance', 'fees', 'donations', 'donationsRefunded', 'donationsReversed', 'donationsChargedBack', 'disputeSuspense', 'disputeFees', 'bankInTransit', 'stripeOther', 'suspense')),
	CONSTRAINT "ledger_entry_amount" CHECK("ledger_entry"."amount_cents" <> 0),
	CONSTRAINT "ledger_entry_whole" CHECK(typeof("ledger_entry"."line") in ('integer', 'null') and typeof("ledger_entry"."amount_cents") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE TABLE `ledger_transaction` (
	`account` text NOT NULL,
	`source` text NOT NULL,
	`currency` text NOT NULL,
	`kind` text NOT NULL,
	`project` text,
	`donation` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`account`, `source`),
	FOREIGN KEY (`project`) REFERENCES `project`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`donation`) REFERENCES `donation`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "ledger_transaction_whole" CHECK(typeof("ledger_transaction"."at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE INDEX `ledger_transaction_donation` ON `ledger_transaction` (`donation`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`topic` text NOT NULL,
	`key` text NOT NULL,
	`body` text NOT NULL,
	`tries` integer NOT NULL,
	`next_try_at` integer NOT NULL,
	`done` integer NOT NULL,
	CONSTRAINT "outbox_topic" CHECK("outbox"."topic" in ('stepReached', 'mail', 'alert')),
	CONSTRAINT "outbox_whole" CHECK(typeof("outbox"."tries") in ('integer', 'null') and typeof("outbox"."next_try_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`done`,`next_try_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_key` ON `outbox` (`topic`,`key`);--> statement-breakpoint
CREATE TABLE `placement` (
	`id` text PRIMARY KEY NOT NULL,
	`village` text NOT NULL,
	`project` text NOT NULL,
	`donation` text NOT NULL,
	`line` integer NOT NULL,
	`gift` text NOT NULL,
	`quantity` integer NOT NULL,
	`x` integer NOT NULL,
	`y` integer NOT NULL,
	`width` integer NOT NULL,
	`depth` integer NOT NULL,
	`state` text NOT NULL,
	`beyond_need` integer NOT NULL,
	`placed_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`village`) REFERENCES `village`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`project`) REFERENCES `project`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`donation`,`line`) REFERENCES `donation_line`(`donation`,`line`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "placement_state" CHECK("placement"."state" in ('promised', 'delivered', 'changed')),
	CONSTRAINT "placement_quantity" CHECK("placement"."quantity" > 0),
	CONSTRAINT "placement_whole" CHECK(typeof("placement"."line") in ('integer', 'null') and typeof("placement"."quantity") in ('integer', 'null') and typeof("placement"."x") in ('integer', 'null') and typeof("placement"."y") in ('integer', 'null') and typeof("placement"."width") in ('integer', 'null') and typeof("placement"."depth") in ('integer', 'null') and typeof("placement"."placed_at") in ('integer', 'null') and typeof("placement"."removed_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE INDEX `placement_standing` ON `placement` (`village`,`placed_at`) WHERE "placement"."removed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX `placement_line` ON `placement` (`donation`,`line`);--> statement-breakpoint
CREATE TABLE `player` (
	`id` text PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	CONSTRAINT "player_whole" CHECK(typeof("player"."created_at") in ('integer', 'null') and typeof("player"."seen_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE TABLE `plot_use` (
	`village` text NOT NULL,
	`x` integer NOT NULL,
	`y` integer NOT NULL,
	`donation` text NOT NULL,
	`placement` text,
	`held_until` integer,
	PRIMARY KEY(`village`, `x`, `y`),
	FOREIGN KEY (`village`) REFERENCES `village`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`donation`) REFERENCES `donation`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "plot_use_held_or_taken" CHECK("plot_use"."placement" is not null or "plot_use"."held_until" is not null),
	CONSTRAINT "plot_use_whole" CHECK(typeof("plot_use"."x") in ('integer', 'null') and typeof("plot_use"."y") in ('integer', 'null') and typeof("plot_use"."held_until") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE INDEX `plot_use_donation` ON `plot_use` (`donation`);--> statement-breakpoint
CREATE INDEX `plot_use_placement` ON `plot_use` (`placement`);--> statement-breakpoint
CREATE INDEX `plot_use_held` ON `plot_use` (`village`) WHERE "plot_use"."placement" is null;--> statement-breakpoint
CREATE TABLE `project` (
	`slug` text PRIMARY KEY NOT NULL,
	`association` text NOT NULL,
	`catalogue_version` text NOT NULL,
	`title` text NOT NULL,
	`sentence` text NOT NULL,
	`story` text NOT NULL,
	`place` text NOT NULL,
	`landscape` text NOT NULL,
	`seed` integer NOT NULL,
	`approved_by` text NOT NULL,
	`demonstration` integer NOT NULL,
	`goal_cents` integer NOT NULL,
	`minimum_basket_cents` integer NOT NULL,
	`tax_reduction` text NOT NULL,
	FOREIGN KEY (`association`) REFERENCES `association`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "project_tax_reduction" CHECK("project"."tax_reduction" in ('none', 'general', 'peopleInNeed')),
	CONSTRAINT "project_amounts" CHECK("project"."goal_cents" > 0 and "project"."minimum_basket_cents" > 0),
	CONSTRAINT "project_whole" CHECK(typeof("project"."goal_cents") in ('integer', 'null') and typeof("project"."minimum_basket_cents") in ('integer', 'null') and typeof("project"."seed") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE INDEX `project_association` ON `project` (`association`);--> statement-breakpoint
CREATE TABLE `project_totals` (
	`project` text PRIMARY KEY NOT NULL,
	`raised_cents` integer NOT NULL,
	`gifts` integer NOT NULL,
	`revision` integer NOT NULL,
	FOREIGN KEY (`project`) REFERENCES `project`(`slug`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "project_totals_whole" CHECK(typeof("project_totals"."raised_cents") in ('integer', 'null') and typeof("project_totals"."gifts") in ('integer', 'null') and typeof("project_totals"."revision") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE TABLE `refund` (
	`id` text PRIMARY KEY NOT NULL,
	`attempt` text NOT NULL,
	`amount_cents` integer NOT NULL,
	`state` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`attempt`) REFERENCES `attempt`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "refund_state" CHECK("refund"."state" in ('pending', 'succeeded', 'failed')),
	CONSTRAINT "refund_amount" CHECK("refund"."amount_cents" > 0),
	CONSTRAINT "refund_whole" CHECK(typeof("refund"."amount_cents") in ('integer', 'null') and typeof("refund"."at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE INDEX `refund_attempt` ON `refund` (`attempt`);--> statement-breakpoint
CREATE TABLE `step` (
	`project` text NOT NULL,
	`slug` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`at_cents` integer NOT NULL,
	`sprite` text NOT NULL,
	`expected_month` text NOT NULL,
	`reached_at` integer,
	`retired` integer NOT NULL,
	PRIMARY KEY(`project`, `slug`),
	FOREIGN KEY (`project`) REFERENCES `project`(`slug`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "step_amount" CHECK("step"."at_cents" > 0),
	CONSTRAINT "step_whole" CHECK(typeof("step"."at_cents") in ('integer', 'null') and typeof("step"."position") in ('integer', 'null') and typeof("step"."reached_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE TABLE `stripe_event` (
	`id` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`account` text NOT NULL,
	`object_id` text NOT NULL,
	`state` text NOT NULL,
	`received_at` integer NOT NULL,
	`tries` integer NOT NULL,
	`next_try_at` integer NOT NULL,
	CONSTRAINT "stripe_event_state" CHECK("stripe_event"."state" in ('applied', 'waiting', 'ignored', 'quarantined')),
	CONSTRAINT "stripe_event_whole" CHECK(typeof("stripe_event"."received_at") in ('integer', 'null') and typeof("stripe_event"."tries") in ('integer', 'null') and typeof("stripe_event"."next_try_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE INDEX `stripe_event_waiting` ON `stripe_event` (`next_try_at`) WHERE "stripe_event"."state" = 'waiting';--> statement-breakpoint
CREATE TABLE `village` (
	`slug` text PRIMARY KEY NOT NULL,
	`project` text NOT NULL,
	`name` text NOT NULL,
	`landscape` text NOT NULL,
	`seed` integer NOT NULL,
	`listed` integer NOT NULL,
	`seq` integer NOT NULL,
	`holds_revision` integer NOT NULL,
	`taken_plots` integer NOT NULL,
	FOREIGN KEY (`project`) REFERENCES `project`(`slug`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "village_landscape" CHECK("village"."landscape" in ('savanna', 'andes', 'teaHills')),
	CONSTRAINT "village_counters" CHECK("village"."seq" >= 0 and "village"."holds_revision" >= 0 and "village"."taken_plots" >= 0),
	CONSTRAINT "village_whole" CHECK(typeof("village"."seed") in ('integer', 'null') and typeof("village"."seq") in ('integer', 'null') and typeof("village"."holds_revision") in ('integer', 'null') and typeof("village"."taken_plots") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE INDEX `village_project` ON `village` (`project`);--> statement-breakpoint
CREATE TABLE `village_chunk` (
	`village` text NOT NULL,
	`cx` integer NOT NULL,
	`cy` integer NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`village`, `cx`, `cy`),
	FOREIGN KEY (`village`) REFERENCES `village`(`slug`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "village_chunk_whole" CHECK(typeof("village_chunk"."cx") in ('integer', 'null') and typeof("village_chunk"."cy") in ('integer', 'null') and typeof("village_chunk"."position") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE TABLE `village_event` (
	`village` text NOT NULL,
	`seq` integer NOT NULL,
	`body` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`village`, `seq`),
	FOREIGN KEY (`village`) REFERENCES `village`(`slug`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "village_event_seq" CHECK("village_event"."seq" > 0),
	CONSTRAINT "village_event_whole" CHECK(typeof("village_event"."seq") in ('integer', 'null') and typeof("village_event"."at") in ('integer', 'null'))
);
