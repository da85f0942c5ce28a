INSERT OR REPLACE INTO roster_lines
  (owner, sort_key, membership, since, until, member, kind, rank, rank_by, activity, activity_by,
   counted, sex, born, joined, name, name_folded, folded)
VALUES
  (:owner, :sort_key, :membership, :since, :until, :member, :kind, :rank, :rank_by, :activity,
   :activity_by, :counted, :sex, :born, :joined, :name, :name_folded, :folded)
