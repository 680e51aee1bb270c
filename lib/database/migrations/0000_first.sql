CREATE TABLE "desk" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"id" text PRIMARY KEY NOT NULL,
	"token_digest" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"roles" text[] NOT NULL,
	"desk_ids" text[] NOT NULL,
	"invited_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "newsroom" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"name" text NOT NULL,
	"set_up_at" timestamp with time zone,
	"setup_digest" text,
	"attribution_form" text DEFAULT 'With inputs from {sources}' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"password_hash" text,
	"roles" text[] NOT NULL,
	"ink" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"suspended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "person_desk" (
	"person_id" text NOT NULL,
	"desk_id" text NOT NULL,
	CONSTRAINT "person_desk_person_id_desk_id_pk" PRIMARY KEY("person_id","desk_id")
);
--> statement-breakpoint
CREATE TABLE "section" (
	"slug" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "hold" (
	"id" text PRIMARY KEY NOT NULL,
	"story_id" text NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"until" timestamp with time zone,
	"placed_by" text NOT NULL,
	"placed_at" timestamp with time zone NOT NULL,
	"released_by" text,
	"released_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "revision" (
	"id" text PRIMARY KEY NOT NULL,
	"story_id" text NOT NULL,
	"number" integer NOT NULL,
	"fingerprint" text NOT NULL,
	"words" jsonb NOT NULL,
	"details" jsonb NOT NULL,
	"pictures" jsonb NOT NULL,
	"sources" jsonb NOT NULL,
	"attribution" text,
	"identity" jsonb NOT NULL,
	"contributors" jsonb NOT NULL,
	"act" text NOT NULL,
	"name" text,
	"pinned_by" text,
	"pinned_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "story" (
	"id" text PRIMARY KEY NOT NULL,
	"stage" text DEFAULT 'writing' NOT NULL,
	"stage_at" timestamp with time zone NOT NULL,
	"stage_before_spike" text,
	"publication_state" text DEFAULT 'never' NOT NULL,
	"desk_id" text,
	"assignee_id" text,
	"due_at" timestamp with time zone,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"approved_revision_id" text,
	"approved_fingerprint" text,
	"live_publication_id" text,
	"live_fingerprint" text,
	"scheduled_for" timestamp with time zone,
	"address" text,
	"fingerprint" text,
	"slugline" text DEFAULT '' NOT NULL,
	"headline" text DEFAULT '' NOT NULL,
	"section" text,
	"byline" text DEFAULT '' NOT NULL,
	"plain_text" text DEFAULT '' NOT NULL,
	"word_count" integer DEFAULT 0 NOT NULL,
	"length_target" integer,
	"open_suggestions" integer DEFAULT 0 NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"changed_by" text,
	"search" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('simple', "slugline" || ' ' || "headline"), 'A') || setweight(to_tsvector('simple', "byline"), 'B') || setweight(to_tsvector('simple', "plain_text"), 'C')) STORED
);
--> statement-breakpoint
CREATE TABLE "story_client" (
	"story_id" text NOT NULL,
	"client_id" bigint NOT NULL,
	"person_id" text NOT NULL,
	"suggesting" boolean NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	CONSTRAINT "story_client_story_id_client_id_pk" PRIMARY KEY("story_id","client_id")
);
--> statement-breakpoint
CREATE TABLE "story_snapshot" (
	"story_id" text PRIMARY KEY NOT NULL,
	"bytes" "bytea" NOT NULL,
	"updates_merged" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "story_update" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "story_update_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"story_id" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"person_id" text,
	"client_ids" bigint[] NOT NULL,
	"relayed" boolean DEFAULT false NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "story_update_archive" (
	"id" bigint PRIMARY KEY NOT NULL,
	"story_id" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"person_id" text,
	"client_ids" bigint[] NOT NULL,
	"relayed" boolean NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "picture_use" (
	"publication_id" text NOT NULL,
	"picture_id" text NOT NULL,
	"story_id" text NOT NULL,
	CONSTRAINT "picture_use_publication_id_picture_id_pk" PRIMARY KEY("publication_id","picture_id")
);
--> statement-breakpoint
CREATE TABLE "publication" (
	"id" text PRIMARY KEY NOT NULL,
	"story_id" text NOT NULL,
	"number" integer NOT NULL,
	"revision_id" text NOT NULL,
	"fingerprint" text NOT NULL,
	"change" text NOT NULL,
	"section" text NOT NULL,
	"slug" text NOT NULL,
	"page" jsonb NOT NULL,
	"note" text,
	"first_published_at" timestamp with time zone NOT NULL,
	"last_updated_at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"published_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "picture" (
	"id" text PRIMARY KEY NOT NULL,
	"content_hash" text NOT NULL,
	"file_name" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" integer NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"credit" text DEFAULT '' NOT NULL,
	"caption" text DEFAULT '' NOT NULL,
	"alt" text DEFAULT '' NOT NULL,
	"embedded" jsonb NOT NULL,
	"taken_at" timestamp with time zone,
	"added_by" text NOT NULL,
	"added_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wire_source" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"printed_name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"name" text NOT NULL,
	"person_id" text,
	"story_id" text,
	"subject_id" text,
	"revision_id" text,
	"publication_id" text,
	"note" text,
	"fact" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_invited_by_person_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_desk" ADD CONSTRAINT "person_desk_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_desk" ADD CONSTRAINT "person_desk_desk_id_desk_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desk"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hold" ADD CONSTRAINT "hold_story_id_story_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."story"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hold" ADD CONSTRAINT "hold_placed_by_person_id_fk" FOREIGN KEY ("placed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hold" ADD CONSTRAINT "hold_released_by_person_id_fk" FOREIGN KEY ("released_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision" ADD CONSTRAINT "revision_story_id_story_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."story"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision" ADD CONSTRAINT "revision_pinned_by_person_id_fk" FOREIGN KEY ("pinned_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story" ADD CONSTRAINT "story_desk_id_desk_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desk"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story" ADD CONSTRAINT "story_assignee_id_person_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story" ADD CONSTRAINT "story_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story" ADD CONSTRAINT "story_changed_by_person_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "picture_use" ADD CONSTRAINT "picture_use_publication_id_publication_id_fk" FOREIGN KEY ("publication_id") REFERENCES "public"."publication"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "picture_use" ADD CONSTRAINT "picture_use_picture_id_picture_id_fk" FOREIGN KEY ("picture_id") REFERENCES "public"."picture"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "picture_use" ADD CONSTRAINT "picture_use_story_id_story_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."story"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication" ADD CONSTRAINT "publication_story_id_story_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."story"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication" ADD CONSTRAINT "publication_revision_id_revision_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."revision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication" ADD CONSTRAINT "publication_published_by_person_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "picture" ADD CONSTRAINT "picture_added_by_person_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "person_email" ON "person" USING btree ("email");--> statement-breakpoint
CREATE INDEX "session_person" ON "session" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "hold_story" ON "hold" USING btree ("story_id");--> statement-breakpoint
CREATE INDEX "revision_story" ON "revision" USING btree ("story_id","number");--> statement-breakpoint
CREATE INDEX "story_stage" ON "story" USING btree ("stage","changed_at");--> statement-breakpoint
CREATE INDEX "story_desk" ON "story" USING btree ("desk_id","stage");--> statement-breakpoint
CREATE INDEX "story_assignee" ON "story" USING btree ("assignee_id");--> statement-breakpoint
CREATE INDEX "story_changed" ON "story" USING btree ("changed_at");--> statement-breakpoint
CREATE INDEX "story_search" ON "story" USING gin ("search");--> statement-breakpoint
CREATE INDEX "story_update_story" ON "story_update" USING btree ("story_id","id");--> statement-breakpoint
CREATE INDEX "story_update_archive_story" ON "story_update_archive" USING btree ("story_id","id");--> statement-breakpoint
CREATE INDEX "picture_use_picture" ON "picture_use" USING btree ("picture_id");--> statement-breakpoint
CREATE INDEX "publication_story" ON "publication" USING btree ("story_id","number");--> statement-breakpoint
CREATE INDEX "publication_published" ON "publication" USING btree ("published_at");--> statement-breakpoint
CREATE INDEX "publication_section" ON "publication" USING btree ("section","first_published_at");--> statement-breakpoint
CREATE INDEX "picture_added" ON "picture" USING btree ("added_at");--> statement-breakpoint
CREATE INDEX "picture_hash" ON "picture" USING btree ("content_hash");--> statement-breakpoint
CREATE INDEX "event_story" ON "event" USING btree ("story_id","id");--> statement-breakpoint
CREATE INDEX "event_person" ON "event" USING btree ("person_id","id");--> statement-breakpoint
CREATE INDEX "event_subject" ON "event" USING btree ("subject_id","id");