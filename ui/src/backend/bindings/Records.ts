// Written by `cargo xtask bindings` from the declarations of records.

export type Records = {
  units: "name" | "short_name" | "level" | "parent" | "code" | "cell_kind" | "not_kept" | "closed" | "went_into";
  profiles: "name" | "higher_body" | "place" | "meeting_place" | "regular_minutes" | "cell_kind" | "commune" | "province" | "not_kept" | "chair" | "minute_taker" | "meeting_time" | "usual_guests";
  people: "name" | "role" | "member" | "left";
  unit_changes: "unit" | "action" | "effective" | "decision" | "into" | "name_before" | "name_after" | "parent_before" | "parent_after" | "above_before" | "above_after" | "ended";
  members: "family_middle" | "given" | "birth_name" | "other_names" | "sex" | "birth" | "ethnicity" | "religion" | "native_place" | "permanent_address" | "present_address" | "citizen_id" | "phone" | "education" | "political_theory" | "profession" | "languages" | "occupation_before" | "occupation" | "admission_number" | "admission_decided" | "joined" | "joined_place" | "introducers" | "official_decided" | "official_from" | "card_number" | "file_number" | "list_number" | "note" | "kind" | "joined_cell" | "fee_class" | "fee_decision" | "fee_eased_until" | "native_place_now" | "other_numbers" | "merged_into" | "portrait";
  memberships: "member" | "kind" | "since" | "until" | "name" | "home" | "residence" | "paper" | "merged_into";
  standing_events: "member" | "change" | "effective" | "until" | "decision" | "note" | "place" | "fee_through";
  offices: "member" | "role" | "since" | "until" | "decision";
  badges: "member" | "years" | "number" | "given" | "decision" | "early";
  distinct_members: "one" | "other";
  residence_remarks: "membership" | "year" | "handed_out";
  transfers: "member" | "kind" | "direction" | "from_unit" | "from_name" | "to_unit" | "to_name" | "letter_number" | "letter_date" | "effective" | "until" | "fee_through" | "membership" | "counterpart" | "left" | "received" | "returned" | "sent_back" | "taken_back" | "name" | "file" | "brought" | "note" | "steps";
  data_requests: "member" | "kind" | "received" | "asked" | "acknowledged" | "state" | "settled" | "answer";
  portraits: "member" | "picture";
  meetings: "kind" | "theme" | "planned" | "state" | "place" | "chair" | "minute_taker" | "began" | "ended" | "planned_minutes" | "minutes" | "number" | "announced" | "guests" | "reopened" | "version" | "prepares" | "observers" | "theme_source" | "author" | "programme" | "materials" | "co_authors" | "attendance" | "roll" | "score";
  agenda_items: "meeting" | "rank" | "kind" | "title" | "presenter" | "planned_minutes" | "source" | "chair_note" | "record" | "late" | "part_of" | "recurring" | "approves" | "reports" | "derived_from" | "conclusion" | "deploys";
  votes: "meeting" | "item" | "motion" | "method" | "base" | "in_favour" | "against" | "abstained" | "threshold_num" | "threshold_den" | "threshold_strict" | "rule" | "carried" | "kind" | "working" | "voters";
  recurring_items: "rank" | "meetings" | "kind" | "title" | "presenter" | "planned_minutes" | "source" | "chair_note" | "active";
  task_reports: "meeting" | "task" | "opening" | "result" | "state";
  contributions: "meeting" | "item" | "speaker" | "name" | "words";
  reschedulings: "meeting" | "before" | "after" | "reason" | "decided";
  handouts: "meeting" | "what" | "way" | "receivers" | "given";
  minutes_versions: "meeting" | "version" | "closed" | "reason" | "words" | "letterhead";
  filings: "meeting" | "what" | "way" | "filed";
  tasks: "title" | "meeting" | "item" | "owner_member" | "due" | "state" | "result" | "finished" | "reports_at" | "note";
  meeting_papers: "meeting" | "kind" | "state" | "text" | "composed" | "number" | "subject" | "signed_for" | "vote" | "recipients" | "adopted" | "version" | "reopened";
  paper_versions: "paper" | "version" | "adopted" | "reason" | "text" | "letterhead";
  terms: "name" | "since";
  incoming_documents: "number" | "issuer" | "dated" | "title" | "received" | "for_file" | "note";
  attachments: "parent" | "meeting" | "name" | "kind" | "size" | "hash" | "added";
  programmes: "name" | "reference" | "products_min" | "products_max" | "pilot" | "since" | "until" | "cells" | "phases";
  observations: "meeting" | "name" | "sent_by" | "remark";
  house_layouts: "since" | "official" | "changes";
};
