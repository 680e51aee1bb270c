CREATE TABLE "read_mark" (
	"person_id" text NOT NULL,
	"story_id" text NOT NULL,
	"revision_id" text,
	"seen" "bytea" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "read_mark_person_id_story_id_pk" PRIMARY KEY("person_id","story_id")
);
--> statement-breakpoint
ALTER TABLE "revision" ADD COLUMN "authorship" jsonb;--> statement-breakpoint
ALTER TABLE "revision" ADD COLUMN "changed_by" jsonb;--> statement-breakpoint
ALTER TABLE "read_mark" ADD CONSTRAINT "read_mark_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "read_mark" ADD CONSTRAINT "read_mark_story_id_story_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."story"("id") ON DELETE no action ON UPDATE no action;