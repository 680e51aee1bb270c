ALTER TABLE "story" ADD COLUMN "words_update_id" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "story" ADD COLUMN "restoring_by" text;--> statement-breakpoint
ALTER TABLE "story" ADD COLUMN "restoring_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "story_snapshot" ADD COLUMN "forgotten" text;--> statement-breakpoint
ALTER TABLE "story" ADD CONSTRAINT "story_restoring_by_person_id_fk" FOREIGN KEY ("restoring_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "story_update_relayed" ON "story_update" USING btree ("story_id") WHERE relayed;--> statement-breakpoint
CREATE INDEX "story_update_archive_relayed" ON "story_update_archive" USING btree ("story_id") WHERE relayed;