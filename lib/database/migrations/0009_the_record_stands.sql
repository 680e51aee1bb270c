CREATE TABLE "set_aside" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "set_aside_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"story_id" text NOT NULL,
	"source" text NOT NULL,
	"row_id" bigint NOT NULL,
	"bytes" "bytea",
	"why" text NOT NULL,
	"found_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "set_aside_row" ON "set_aside" USING btree ("story_id","source","row_id");
--> statement-breakpoint
-- The record (docs/decisions/043): what is written there stays as it was written. The triggers fire ALWAYS, so that no session
-- switches them off by session_replication_role.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP;
END $$;
--> statement-breakpoint
-- A row of words may go from story_update once exactly the same row stands in the archive.
CREATE FUNCTION refuse_delete_unless_archived() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM story_update_archive a
    WHERE a.id = OLD.id AND a.story_id = OLD.story_id AND a.bytes = OLD.bytes AND a.client_ids = OLD.client_ids
      AND a.person_id IS NOT DISTINCT FROM OLD.person_id AND a.relayed = OLD.relayed AND a.at = OLD.at
  ) THEN
    RAISE EXCEPTION 'story_update is append-only: row % is not in the archive', OLD.id;
  END IF;
  RETURN OLD;
END $$;
--> statement-breakpoint
-- A revision may be named, and nothing else.
CREATE FUNCTION refuse_change_but_name() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  renamed revision%ROWTYPE := NEW;
BEGIN
  renamed.name := OLD.name;
  IF renamed IS DISTINCT FROM OLD THEN
    RAISE EXCEPTION 'revision is append-only: only a name may be given';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- A hold that stands may be released, once.
CREATE FUNCTION refuse_change_but_release() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  released hold%ROWTYPE := NEW;
BEGIN
  released.released_by := NULL;
  released.released_at := NULL;
  IF released IS DISTINCT FROM OLD OR NEW.released_by IS NULL OR NEW.released_at IS NULL THEN
    RAISE EXCEPTION 'hold is a record: one that stands may be released, nothing else';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- A query may be resolved and opened again; what was asked stands.
CREATE FUNCTION refuse_change_but_resolution() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  resolved query%ROWTYPE := NEW;
BEGIN
  resolved.resolved_by := OLD.resolved_by;
  resolved.resolved_at := OLD.resolved_at;
  IF resolved IS DISTINCT FROM OLD THEN
    RAISE EXCEPTION 'query is a record: it may be resolved or opened again, nothing else';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
DROP TRIGGER event_append_only ON "event";
--> statement-breakpoint
DROP TRIGGER publication_append_only ON "publication";
--> statement-breakpoint
CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE ON "event" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE "event" ENABLE ALWAYS TRIGGER event_append_only;
--> statement-breakpoint
CREATE TRIGGER publication_append_only BEFORE UPDATE OR DELETE ON "publication" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE "publication" ENABLE ALWAYS TRIGGER publication_append_only;
--> statement-breakpoint
CREATE TRIGGER story_update_archive_append_only BEFORE UPDATE OR DELETE ON "story_update_archive" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE "story_update_archive" ENABLE ALWAYS TRIGGER story_update_archive_append_only;
--> statement-breakpoint
CREATE TRIGGER query_message_append_only BEFORE UPDATE OR DELETE ON "query_message" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE "query_message" ENABLE ALWAYS TRIGGER query_message_append_only;
--> statement-breakpoint
CREATE TRIGGER set_aside_append_only BEFORE UPDATE OR DELETE ON "set_aside" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE "set_aside" ENABLE ALWAYS TRIGGER set_aside_append_only;
--> statement-breakpoint
CREATE TRIGGER story_update_append_only BEFORE UPDATE ON "story_update" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE "story_update" ENABLE ALWAYS TRIGGER story_update_append_only;
--> statement-breakpoint
CREATE TRIGGER revision_append_only BEFORE DELETE ON "revision" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE "revision" ENABLE ALWAYS TRIGGER revision_append_only;
--> statement-breakpoint
CREATE TRIGGER hold_append_only BEFORE DELETE ON "hold" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE "hold" ENABLE ALWAYS TRIGGER hold_append_only;
--> statement-breakpoint
CREATE TRIGGER query_append_only BEFORE DELETE ON "query" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE "query" ENABLE ALWAYS TRIGGER query_append_only;
--> statement-breakpoint
CREATE TRIGGER story_client_append_only BEFORE UPDATE ON "story_client" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE "story_client" ENABLE ALWAYS TRIGGER story_client_append_only;
--> statement-breakpoint
CREATE TRIGGER story_update_only_moves BEFORE DELETE ON "story_update" FOR EACH ROW EXECUTE FUNCTION refuse_delete_unless_archived();
--> statement-breakpoint
ALTER TABLE "story_update" ENABLE ALWAYS TRIGGER story_update_only_moves;
--> statement-breakpoint
CREATE TRIGGER revision_only_named BEFORE UPDATE ON "revision" FOR EACH ROW EXECUTE FUNCTION refuse_change_but_name();
--> statement-breakpoint
ALTER TABLE "revision" ENABLE ALWAYS TRIGGER revision_only_named;
--> statement-breakpoint
CREATE TRIGGER hold_only_released BEFORE UPDATE ON "hold" FOR EACH ROW EXECUTE FUNCTION refuse_change_but_release();
--> statement-breakpoint
ALTER TABLE "hold" ENABLE ALWAYS TRIGGER hold_only_released;
--> statement-breakpoint
CREATE TRIGGER query_only_resolved BEFORE UPDATE ON "query" FOR EACH ROW EXECUTE FUNCTION refuse_change_but_resolution();
--> statement-breakpoint
ALTER TABLE "query" ENABLE ALWAYS TRIGGER query_only_resolved;
--> statement-breakpoint
CREATE TRIGGER event_not_emptied BEFORE TRUNCATE ON "event" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE "event" ENABLE ALWAYS TRIGGER event_not_emptied;
--> statement-breakpoint
CREATE TRIGGER publication_not_emptied BEFORE TRUNCATE ON "publication" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE "publication" ENABLE ALWAYS TRIGGER publication_not_emptied;
--> statement-breakpoint
CREATE TRIGGER revision_not_emptied BEFORE TRUNCATE ON "revision" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE "revision" ENABLE ALWAYS TRIGGER revision_not_emptied;
--> statement-breakpoint
CREATE TRIGGER story_update_not_emptied BEFORE TRUNCATE ON "story_update" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE "story_update" ENABLE ALWAYS TRIGGER story_update_not_emptied;
--> statement-breakpoint
CREATE TRIGGER story_update_archive_not_emptied BEFORE TRUNCATE ON "story_update_archive" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE "story_update_archive" ENABLE ALWAYS TRIGGER story_update_archive_not_emptied;
--> statement-breakpoint
CREATE TRIGGER query_not_emptied BEFORE TRUNCATE ON "query" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE "query" ENABLE ALWAYS TRIGGER query_not_emptied;
--> statement-breakpoint
CREATE TRIGGER query_message_not_emptied BEFORE TRUNCATE ON "query_message" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE "query_message" ENABLE ALWAYS TRIGGER query_message_not_emptied;
--> statement-breakpoint
CREATE TRIGGER hold_not_emptied BEFORE TRUNCATE ON "hold" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE "hold" ENABLE ALWAYS TRIGGER hold_not_emptied;
--> statement-breakpoint
CREATE TRIGGER set_aside_not_emptied BEFORE TRUNCATE ON "set_aside" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE "set_aside" ENABLE ALWAYS TRIGGER set_aside_not_emptied;
--> statement-breakpoint
CREATE TRIGGER story_client_not_emptied BEFORE TRUNCATE ON "story_client" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE "story_client" ENABLE ALWAYS TRIGGER story_client_not_emptied;
