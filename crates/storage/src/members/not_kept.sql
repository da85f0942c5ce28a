SELECT not_kept FROM profiles WHERE owner = :unit
UNION ALL
SELECT not_kept FROM units WHERE id = :unit
